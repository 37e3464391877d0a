"""Source formats -> Article. Pure; knows no AWS."""
