"""Numbers in texts: how many of what, how surely, and what happened to those counted.

Documents enter ``find_quantities``, quantities leave; ``numbers`` makes a table of them, with sources, and links those
about one thing. How a number is read goes to ``number_words``, what happened to those counted to ``harm``, words to
``lexicons/words/compare.toml`` and ``harm.toml``.
"""
