"""The text of a source file -> HTML that is safe, and means what its editor meant. Pure."""
