"""Photos as bytes: their parts, their size, and the copy for the web."""
