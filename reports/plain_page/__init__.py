"""The page in plain language that goes with an agreement."""
