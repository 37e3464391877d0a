"""What ingest and media share: one upload as it is now -> its record."""
