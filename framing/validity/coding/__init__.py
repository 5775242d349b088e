"""Coding sheets and the formats of coding tools."""
