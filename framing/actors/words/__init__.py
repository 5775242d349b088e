"""What the words that name actors say: nouns for persons, groups and bodies, closed classes, descriptions."""
