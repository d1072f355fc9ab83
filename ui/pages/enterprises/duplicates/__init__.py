"""UMKM that may stand twice in the catalogue: looked through, merged, taken apart, and warned of while one types."""
