"""Step sweep: a part of what there is -> messages for the files and pages that may be wrong."""
