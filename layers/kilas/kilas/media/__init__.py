"""Step media: a photo as it is now -> its record."""
