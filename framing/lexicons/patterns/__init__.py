"""The pattern language of lexicons and its matching.

Patterns and texts enter, matches leave. ``pattern`` parses, ``symbols`` says which words of the patterns a word
stands for, ``automaton`` runs, ``matcher`` decides between overlapping terms.
"""
