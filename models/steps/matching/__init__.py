"""Between the catalogue and the engine: columns in, reasons in the catalogue's words out."""
