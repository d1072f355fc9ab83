"""The pictures of the user guide, made with the real program."""
