"""Rules beside the trained engine.

Documents and attributions enter. ``said_reports.py`` gives proposals that the engine judges; ``relays.py``,
``headlines.py`` and ``scare_quotes.py`` give candidates that :func:`framing.quotes.candidates.choose` chooses from;
``time_sources.py`` and ``paragraph_continuation.py`` take attributions and give attributions.
"""
