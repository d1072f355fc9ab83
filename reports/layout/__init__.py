"""Paper: pages, one stylesheet, one way to make text."""
