"""Statements: the same words in several reports, linked and aligned."""
