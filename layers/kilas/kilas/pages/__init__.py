"""Pages are functions of state: which there are, what makes each stale, how each is rendered."""
