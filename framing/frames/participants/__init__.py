"""Who takes part in what a framing term tells of: the target, who does it, and who suffers it.

`scene` lays the mentions of an article on its trees, `fillers` reads who stands where to a term, `features` names how
an actor stands to it, `ranker` turns that into chances, `roles` knows which frame is about whom, and `reader` answers
for a term. How the ranker is trained stands in :mod:`framing.training.participants.train_ranker`.
"""
