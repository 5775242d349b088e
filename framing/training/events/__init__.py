"""Training of the links of events: articles grouped by hand enter, weights of what pairs of articles share leave."""
