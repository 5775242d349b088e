"""Groups, units, tests and intervals that every comparison shares, and the result it returns."""
