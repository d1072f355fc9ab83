"""What a run can be asked beyond its proposals, one view to a question."""
