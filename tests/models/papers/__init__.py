"""Papers as issued: facts, numbers, chain, verification."""
