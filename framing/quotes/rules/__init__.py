"""Rules beside the trained engine, each for a kind of attribution that the training data lack."""
