"""What runs in the parsing process: bytes in, rows out."""
