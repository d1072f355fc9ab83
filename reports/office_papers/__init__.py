"""What an office prints besides the agreement: letters, reports, registers, profiles."""
