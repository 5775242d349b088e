"""Agreement between coders.

Codes of several coders enter, in any arrangement; coefficients with intervals, confusion and disagreements leave.
Another coefficient goes to :mod:`framing.stats.agreement` and gets its row in ``coder_agreement``.
"""
