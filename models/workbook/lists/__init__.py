"""The columns of the three lists."""
