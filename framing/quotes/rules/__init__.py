"""What is read off trees, marks, titles and the layout of a page.

A document enters, with the attributions found so far. Four kinds of things leave: proposals for the engine
(``said_reports``, ``said_clauses``, ``anonymity_wishes``), candidates beside it (``relays``, ``scare_quotes``),
the attributions mended (``time_sources``, ``paragraph_continuation``, ``headlines``), and the attributions with
those that layout shows and that no verb announces: ``signatures`` (a name behind a quotation), ``posts`` (of a social
medium), ``turns`` (of an interview; ``turn_labels`` tells what is one).
"""
