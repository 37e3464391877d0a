"""Uploaded text files as values that know their lines; knows nothing of articles or the site."""
