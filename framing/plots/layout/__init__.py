"""What all figures share: style, colours, legends, lettering, places for labels."""
