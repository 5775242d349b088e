"""Linking: which mentions of an article name the same entity, and which actor that is."""
