"""How alike two records are: pure computation over names, persons, places and marks; no database, no screen."""
