"""Makes the table agree with what editors uploaded."""
