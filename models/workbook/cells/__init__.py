"""What one cell says: parsers from spreadsheet values to rich ones."""
