"""Reports for those who write lexicons.

A lexicon, and hits or articles, enter; faults, differences between versions, reach and candidates for new terms leave.
"""
