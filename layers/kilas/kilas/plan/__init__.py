"""Changes in the table -> the pages and the files that may now be wrong."""
