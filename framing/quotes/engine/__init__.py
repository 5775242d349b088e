"""The trained engine: documents enter, attributions with their confidence leave.

Tokens become columns (`token_columns`, `word_columns`, `token_relations`); `cue_finder` says which may head a cue;
`roles`, `candidate_windows` and `label_decoding` read source and content of each; `reading` puts what rules propose
beside it; `verifier` and `boosted_trees` say how likely each reading is right, and `choose` keeps the best. A change of
any of these needs ``framing train quotes``; words and stances of cues stand in ``lexicons/cues.toml``. The whole way is
told in the README of the room above.
"""
