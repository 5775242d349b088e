"""Training of the ranker that finds the participants of a framing term.

Coded articles, coded sentences and sentences made to be plain enter; a ranker leaves (`train_ranker`). `examples` asks
of each coded term who its participants are, `single_sentences` and `made_sentences` make coded articles of sentences,
and `ranking` writes the examples as questions of a conditional logit, which :mod:`framing.training.train_choice` fits.
A new corpus is a reader that returns coded articles (:mod:`framing.validity.shipped.coded_terms`) and a line in
`train_ranker.read_corpora`.
"""
