"""Lexicons as files.

A file of ours or of another program enters, a checked lexicon leaves, and back. A field is added in ``lexicon`` and
``entry``, a format of another program in ``dictionaries``.
"""
