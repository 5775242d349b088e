"""Training of the attribution engine.

Marked articles enter (PolNeAR's layout); the model of :mod:`framing.quotes.engine` leaves (``train_quotes.py``).
"""
