"""Agreement between people who coded the same units."""
