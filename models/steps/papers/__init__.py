"""Papers beside the agreement: their facts in one form, their numbers, their files."""
