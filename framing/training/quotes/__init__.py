"""Training of the quote engine."""
