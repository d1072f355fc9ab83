"""Frozen facts that screens see, and the rules on them."""
