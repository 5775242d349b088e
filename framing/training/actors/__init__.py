"""Training of the ranker of antecedents: coded sources enter, the weights of its features leave."""
