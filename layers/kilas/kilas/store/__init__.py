"""The table's keys and items, over the Table port; docs/architecture.md lists them all."""
