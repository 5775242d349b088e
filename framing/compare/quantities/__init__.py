"""Quantities: how many of what, told by whom, side by side."""
