"""Photos: what they are, and the copies of them that the web gets."""
