"""Reference data of the trade: regions, KBLI, commodities and links, units, papers, agencies, law."""
