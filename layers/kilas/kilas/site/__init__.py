"""site.yaml: the settings of the newspaper."""
