"""Makes each page in the site bucket equal its desired state."""
