"""Step ingest: an article, a page or site.yaml as it is now -> its record and its names."""
