"""Who does what to whom, seen from a target: which words say what it does, what is done to it, and what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from framing.text.grammar import Tree

__all__ = ["ROLES", "target_roles"]

#: Columns of :func:`target_roles`.
ROLES = (
    "says what it is",
    "says what it does",
    "suffers what it does",
    "says what is done to it",
    "does it to it",
    "happens at it",
    "negated",
    "describes it",
    "belongs to it",
    "is it, too",
)


def target_roles(tree: Tree, first: int, after: int, phrase: int) -> npt.NDArray[np.bool_]:
    """Which part each token plays for a target.

    Parameters
    ----------
    tree : Tree
    first, after : int
        Tokens of the target.
    phrase : int
        Head of the noun phrase that it stands in.

    Returns
    -------
    ndarray of bool, shape (n_tokens, n_roles)

    Examples
    --------
    >>> from framing.text import Document
    >>> tree = Document("The mayor was blamed by voters.").tree
    >>> roles = target_roles(tree, 0, 2, 1)
    >>> [(tree.words[i], ROLES[j]) for i, j in np.argwhere(roles) if tree.words[i] not in ("The", "was", ".")]
    [('blamed', 'says what is done to it'), ('voters', 'does it to it')]
    """
    out = np.zeros((len(tree), len(ROLES)), dtype=bool)
    own = {phrase, *range(first, after), *tree.joined(phrase)}
    for verb in set(tree.predicates) - {-1}:
        agent, patient = tree.agent(verb), tree.patient(verb)
        if not tree.tags[verb].startswith("VB"):
            out[verb, 0] |= tree.subject(verb) in own
            continue
        for place, (one, other) in zip((1, 3), ((agent, patient), (patient, agent))):
            if one in own:
                out[verb, place] = True
                if other >= 0 and other not in own:
                    out[slice(*tree.noun_phrase(other)), place + 1] = True
        out[verb, 5] |= not own.isdisjoint(tree.children(verb, "nmod"))
        out[verb, 6] = tree.negated(verb)
    out[tree.children(phrase), 7] = True
    if tree.relations[phrase] in ("nmod:poss", "compound") and tree.heads[phrase] >= 0:
        out[tree.heads[phrase], 8] = True
    out[tree.appositions(phrase), 9] = True
    return out
