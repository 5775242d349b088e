"""Who takes part in what a framing term tells of: the target, who does the act, and who suffers it.

A term on its tree and the mentions of the article enter; actors with the chance that they are right leave (`reader`),
and who makes an accusation that the text tells of (`accusers`). `scene` lays the mentions on the trees, `fillers` reads
the places around a term, `features` names how a candidate stands to it, `ranker` turns that into chances, and
`frame_roles` knows which frame is about whom. A change of what the ranker looks at goes to `features` or `fillers`, and
the ranker is trained again (:mod:`framing.training.participants`).
"""
