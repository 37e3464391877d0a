"""The composition root: the one place that makes clients and joins use cases to adapters."""
