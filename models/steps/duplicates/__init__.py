"""Records entered twice: found, listed, and decided by an officer."""
