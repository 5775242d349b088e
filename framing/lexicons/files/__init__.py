"""Lexicons as files: the format, reading, writing, and the formats of other programs."""
