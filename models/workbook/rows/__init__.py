"""What one row says: readers from cells to intakes."""
