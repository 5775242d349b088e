"""Numbers in texts: how many of what, how surely, and what happened to those counted.

Articles enter ``find_quantities``, the table of their quantities leaves, each text read by ``text_quantities``;
``numbers`` gives them voices and sources, and links those about one thing. How a number is read goes to
``number_words``, what happened to those counted to ``harm``, words to ``lexicons/words/compare.toml`` and
``harm.toml``.
"""
