"""A list with its record and form: what the pages of UMKM and of partners have in common."""
