"""Stance toward a target: features of a sentence with its names hidden, and the classifier on them."""
