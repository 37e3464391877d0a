"""Readers' comments: the rules, the use cases and the HTTP API, over the ports."""
