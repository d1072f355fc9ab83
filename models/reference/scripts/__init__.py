"""Scripts that make the data files again; nothing in the program imports them."""
