"""Makes the stored objects of each page equal to its desired state."""
