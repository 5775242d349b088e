"""Training of the background model of news language."""
