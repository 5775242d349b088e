"""Scores of the measures that the package ships.

Gold files and corpora enter, read here and nowhere else; evaluations leave, which ``framing evaluate`` prints.

- Quotes: ``polnear`` reads what people marked, ``quote_scores`` counts an article, ``quote_evaluation`` sums up.
- Sources: ``source_scores`` reads the gold entities of a corpus and scores who is who; ``spelling_scores`` does so over
  all articles of a run.
- Terms: ``gold_terms`` reads them, ``term_scores`` scores them; ``coded_terms`` and ``participant_scores`` do so for
  the participants that readers coded.
- Parser: ``silver_trees`` reads the trees of another parser, ``parser_scores`` holds ours against them.

Another measure is a module that reads its gold and returns a :class:`framing.validity.Evaluation`.
"""
