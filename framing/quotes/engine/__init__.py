"""The trained engine: from tokens to attributions."""
