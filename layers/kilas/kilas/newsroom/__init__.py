"""site.yaml: the newspaper's own settings. Pure; knows no AWS."""
