"""Has the CDN forget what readers must not see any longer."""
