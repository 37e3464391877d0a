"""Pages are functions of state: which kinds there are, and how each page is made."""
