"""Whether a term casts doubt on what is told of people harmed.

Sentences with the span of a term enter (*claimed*, *reportedly*, *rebel-run*); the probability that it casts doubt
leaves. ``term_features`` says what is looked at: no name and no word outside closed lists.
"""
