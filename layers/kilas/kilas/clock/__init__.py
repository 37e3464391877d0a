"""Step clock: what the passing of time and a new release ask for."""
