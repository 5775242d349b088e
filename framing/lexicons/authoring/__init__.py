"""Helps for those who write lexicons: checks, differences between versions, reach in a collection."""
