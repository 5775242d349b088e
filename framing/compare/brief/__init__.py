"""The brief of one event: what two reports tell differently, each difference with its passages.

A study enters ``event_brief``; a table and a text leave. ``KINDS`` there says which function finds which kind: words in
``brief_words``, sources and accusations in ``brief_sources``, statements, numbers and context in ``brief_content``. A
new kind is a function from a ``Pair`` to differences and a line in ``KINDS``; what it reads of one report alone, it
asks for with ``Pair.found``, and ``event_reports`` works it out once for all pairs.
"""
