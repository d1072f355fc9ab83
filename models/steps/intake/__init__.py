"""Checked rows into the catalogue: what is new, what changes, what stays."""
