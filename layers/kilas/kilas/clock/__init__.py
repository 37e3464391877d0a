"""What becomes due as time passes."""
