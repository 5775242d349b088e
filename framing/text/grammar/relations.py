"""The relations of the parser: the basic dependencies of Universal Dependencies, version 1, as CoreNLP writes them.

A content word is the head: the verb of a clause, the noun of a phrase with a preposition, the adjective or noun behind
a copula. Each token but the root depends on one other token.

References
----------
Nivre, J. et al. (2016). Universal Dependencies v1: a multilingual treebank collection. LREC, 1659-1666.
"""

from __future__ import annotations

__all__ = ["RELATIONS", "about_relations"]

#: What each relation says: ``the dependent is … of its head``.
RELATIONS: dict[str, str] = {
    "acl": "clause that describes a noun, without a subject of its own (the plan *to leave*)",
    "acl:relcl": "relative clause of a noun (the man who *left*)",
    "advcl": "adverbial clause of a verb (left when it *rained*)",
    "advmod": "adverb (left *early*)",
    "amod": "adjective of a noun (the *old* plan)",
    "appos": "apposition (Ms. Reed, the *mayor*)",
    "aux": "auxiliary (*has* left)",
    "auxpass": "auxiliary of the passive (*was* taken)",
    "case": "preposition or possessive mark of a noun (*of* the town)",
    "cc": "conjunction (left *and* came back)",
    "cc:preconj": "first part of a double conjunction (*both* the town and the army)",
    "ccomp": "clause as an object (said that it *rained*)",
    "compound": "noun before a noun (the *defence* minister)",
    "compound:prt": "particle of a verb (shot *down*)",
    "conj": "second part of a coordination (left and *came*)",
    "cop": "copula (the plan *was* bad)",
    "csubj": "clause as a subject (what he *said* was true)",
    "csubjpass": "clause as a subject of a passive",
    "dep": "relation that is not known",
    "det": "determiner (*the* plan)",
    "det:predet": "determiner before a determiner (*all* the plans)",
    "discourse": "interjection (*well*, he left)",
    "dobj": "direct object (took the *town*)",
    "expl": "expletive (*there* were talks)",
    "iobj": "indirect object (gave the *rebels* arms)",
    "mark": "word that opens a clause (*that* it rained; *to* leave)",
    "mwe": "further word of a fixed expression (because *of*)",
    "neg": "negation (did *not* leave; *no* plan)",
    "nmod": "noun with a preposition (the mayor of the *town*; left with *friends*)",
    "nmod:npmod": "noun phrase as an adverb (a *mile* away)",
    "nmod:poss": "possessor (the *army*'s plan)",
    "nmod:tmod": "time (left *Monday*)",
    "nsubj": "subject (*she* left)",
    "nsubjpass": "subject of a passive (the *town* was taken)",
    "nummod": "number (*ten* soldiers)",
    "parataxis": "clause set beside (the plan, she *said*, was bad)",
    "punct": "punctuation",
    "root": "head of the sentence",
    "xcomp": "complement whose subject stands outside (wants to *leave*)",
}


def about_relations() -> str:
    """The table of relations as Markdown, for the docs.

    Returns
    -------
    str

    Examples
    --------
    >>> about_relations().splitlines()[2][:9]
    '| `acl` |'
    """
    rows = [f"| `{name}` | {about} |" for name, about in sorted(RELATIONS.items())]
    return "\n".join(["| relation | the dependent is |", "|---|---|", *rows])
