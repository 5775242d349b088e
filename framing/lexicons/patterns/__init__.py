"""The pattern language of lexicons and its matching."""
