"""Training of the ranker that finds the participants of a framing term."""
