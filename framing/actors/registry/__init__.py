"""The registry: reading its files, checking them, finding its aliases in a text, and suggesting new ones."""
