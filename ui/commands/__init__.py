"""The commands of the command line, each over one use case; no Qt."""
