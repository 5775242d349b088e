"""Scores of the measures that the package ships.

Gold files and corpora enter, read here and nowhere else; evaluations leave. ``framing evaluate`` prints them.
"""
