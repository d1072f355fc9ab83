"""The import of Excel lists, opened from the pages of UMKM and of partners."""
