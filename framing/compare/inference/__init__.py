"""Groups, units, tests and intervals that every comparison shares.

Counts by article enter, with what was asked (``options``); rows with rates, intervals, p and notes leave, and the
``Comparison`` that holds them. A new option goes to ``options``, another unit or stratum to ``design``, a test to
``framing.stats``, the wording of notes and methods to ``support`` and ``options``.
"""
