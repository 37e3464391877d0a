"""A comment, and the rules for its name and its text. Pure."""
