"""Sources: who stands behind each quote, and what the text says of them."""
