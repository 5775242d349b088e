"""Who takes part in what a framing term tells of: the target, who does it, and who suffers it.

`scene` lays the mentions of an article on its trees, `features` says how a mention stands to a term, `ranker` turns
that into chances, and `roles` knows which frame is about whom. How the ranker is trained stands in
:mod:`framing.training.participants`.
"""
