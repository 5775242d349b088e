"""What is read off trees, marks, titles and the layout of a page.

Documents and attributions enter; they leave in one of these forms.

- Proposals that the engine judges: ``said_reports.py``, with ``said_clauses.py`` for what it asks of trees;
  ``anonymity_wishes.py`` takes readings away.
- Candidates that :func:`framing.quotes.candidates.choose` chooses from: ``relays.py``, ``according_to.py``,
  ``impersonal_sources.py`` and ``scare_quotes.py``.
- Attributions, fewer or with another source: ``time_sources.py``, ``impersonal_sources.py``,
  ``cited_sources.py``, ``inverted_speakers.py``, ``headlines.py``; with more or less content: ``second_cues.py``
  and ``own_deeds.py``, which ask ``first_clause.py``, ``next_sentences.py``,
  ``paragraph_continuation.py``, ``whole_utterances.py``.
- Attributions that layout shows and no verb announces: ``signatures.py`` (a name behind a quotation), ``posts.py`` (of
  a social medium), ``turns.py`` (of an interview; ``turn_labels.py`` tells what is one).
- Speakers of marked words of sentence length (``utterances.py`` says which these are) that nobody holds after all
  that: ``beside_utterances.py`` by a verb of saying in the sentence, ``lone_utterances.py`` by who talked before,
  and for the rest ``unattributed_utterances.py``.
"""
