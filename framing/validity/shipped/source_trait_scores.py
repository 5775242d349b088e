"""Score what is said of the sources of quotes, gender and role, against sources that a reader coded."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from framing.actors.registry.registry import Registry
from framing.actors.resolve_actors import resolve_actors
from framing.articles.read import read_articles
from framing.quotes.extractor import extract_quotes
from framing.tables import is_missing, read_list
from framing.validity.evaluation import Evaluation, Scores
from framing.validity.shipped.coded_terms import collection_rows

__all__ = ["evaluate_sources", "read_coded_sources", "score_source_traits"]

_TOLD = ("woman", "man", "mixed")


def read_coded_sources(path: str | Path, split: str | None = None) -> pd.DataFrame:
    """Sources that a reader coded.

    Parameters
    ----------
    path : path
        JSON with ``docs``: ``doc`` (article_id), ``split``, ``outlet`` and ``sources``, rows of start, end (code points
        in title, blank line, text), gender, roles and stratum.
    split : str, optional
        Only the articles of this split (``tune``, ``report``).

    Returns
    -------
    DataFrame
        A row a source: article_id, outlet, start, end, gender (woman, man, mixed, several, unknown, none, unclear),
        roles (those that the reader accepts), stratum.

    Raises
    ------
    ValueError
        If the gold has no article of the split.
    """
    docs = [doc for doc in json.loads(Path(path).read_text(encoding="utf-8"))["docs"] if split in (None, doc["split"])]
    if not docs:
        raise ValueError(f"{path} holds no article of the split {split!r}")
    columns = ["article_id", "outlet", "start", "end", "gender", "roles", "stratum"]
    rows = [(doc["doc"], doc["outlet"], *source) for doc in docs for source in doc["sources"]]
    return pd.DataFrame(rows, columns=columns)


def evaluate_sources(
    gold: str | Path,
    articles: str | Path,
    registry: str | Path | Registry | None = None,
    split: str | None = "report",
    *,
    boot: int = 1000,
    seed: int = 0,
) -> Evaluation:
    """Find the quotes of coded articles and compare gender and role of their sources with the codes.

    Parameters
    ----------
    gold : path
        See :func:`read_coded_sources`.
    articles : path
        JSON lines (``.gz`` too) with ``id``, ``title`` and ``text``: the collection that the coded articles come from.
    registry : str, pathlib.Path, Registry, optional
    split : str, optional
        None for all.
    boot, seed : int
        Samples of articles for the intervals.

    Returns
    -------
    Evaluation
        See :func:`score_source_traits`.
    """
    coded = read_coded_sources(gold, split)
    rows = collection_rows(Path(articles), set(coded["article_id"]))
    outlet = dict(zip(coded["article_id"], coded["outlet"]))
    table = read_articles(
        pd.DataFrame(
            {
                "article_id": row["id"],
                "outlet": outlet[row["id"]],
                "published": row.get("date"),
                "title": row["title"].strip().replace("\n", " "),
                "text": row["text"],
            }
            for row in rows
        )
    )
    quotes = resolve_actors(extract_quotes(table, scope="all"), table, registry=registry)
    return score_source_traits(quotes, coded, boot=boot, seed=seed)


def score_source_traits(quotes: pd.DataFrame, coded: pd.DataFrame, *, boot: int = 1000, seed: int = 0) -> Evaluation:
    """Compare the columns source_gender and source_role of quotes with the codes of a reader.

    Parameters
    ----------
    quotes : DataFrame
        Resolved quotes of at least the coded articles.
    coded : DataFrame
        Of :func:`read_coded_sources`.
    boot, seed : int
        Samples of articles for the intervals; 0 for none.

    Returns
    -------
    Evaluation
        *found*: share of the coded sources on which the source of a quote lies; the other scores are of these.
        *gender_precision*: of those that are said to be a woman, a man or mixed, the share that is (what the reader
        could not decide is left out). *gender_coverage*: of the women and men of the reader the share that is said to
        be either; *none_withheld*: of institutions and texts the share that is neither. *role_precision* and
        *role_coverage* likewise, of the roles other than unknown. By ``rule`` and by ``gender`` (as found) the
        precision of the gender, by ``coded`` the coverage and the share right, by ``role`` that of the role.

        ``sources`` has each coded source beside what was found.

    Examples
    --------
    >>> quotes = pd.DataFrame({"quote_id": ["a:q0001"], "article_id": ["a"], "source_spans": [[[0, 7]]],
    ...     "source_gender": ["woman"], "source_gender_rule": ["title"], "source_role": ["politics"]})
    >>> coded = pd.DataFrame([("a", "Post", 0, 7, "woman", ["politics"], "person")],
    ...     columns=["article_id", "outlet", "start", "end", "gender", "roles", "stratum"])
    >>> score_source_traits(quotes, coded, boot=0).summary["value"].dropna().to_dict()["gender_precision"]
    1.0
    """
    rows = coded.reset_index(drop=True).join(_found(quotes, coded))
    scores = Scores(rows["article_id"].to_numpy(), boot, seed)
    scores.share("found", rows["quote_id"].notna().to_numpy())
    there = rows["quote_id"].notna()
    given = there & rows["our_gender"].isin(_TOLD) & (rows["gender"] != "unclear")
    known = there & rows["gender"].isin(["woman", "man"])
    right = (rows["our_gender"] == rows["gender"]).to_numpy()
    nobody = there & (rows["gender"] == "none")
    roles_right = np.array([ours in theirs for ours, theirs in zip(rows["our_role"], rows["roles"])], dtype=bool)
    role_given = there & rows["our_role"].notna() & (rows["our_role"] != "unknown")
    role_known = there & pd.Series([not {"unknown", "none"} & set(roles) for roles in rows["roles"]], index=rows.index)

    told = rows["our_gender"].isin(_TOLD)

    def share(measure: str, of: Any, values: Any, by: str = "", group: Any = None) -> None:
        chosen = of.to_numpy()
        scores.share(measure, np.asarray(values)[chosen], scores.numbers[chosen], by, group)

    share("gender_precision", given, right)
    share("gender_coverage", known, told)
    share("none_withheld", nobody, ~told)
    share("role_precision", role_given, roles_right)
    share("role_coverage", role_known, role_given)
    for rule in sorted(set(rows.loc[given, "our_rule"])):
        share("gender_precision", given & (rows["our_rule"] == rule), right, "rule", rule)
    for gender in ("woman", "man"):
        share("gender_precision", given & (rows["our_gender"] == gender), right, "gender", gender)
    for gender in ("woman", "man"):
        share("gender_coverage", known & (rows["gender"] == gender), told, "coded", gender)
        share("gender_right", known & (rows["gender"] == gender), right, "coded", gender)
    for role in sorted(set(rows.loc[role_given, "our_role"])):
        share("role_precision", role_given & (rows["our_role"] == role), roles_right, "role", role)
    persons = int(rows["gender"].isin(["woman", "man", "mixed", "unknown"]).sum())
    return scores.evaluation(f"{scores.note}; {len(rows)} sources, of them {persons} persons", sources=rows)


def _found(quotes: pd.DataFrame, coded: pd.DataFrame) -> pd.DataFrame:
    """For each coded source the quote whose source shares most with it."""
    names = ["quote_id", "article_id", "source_spans", "source_gender", "source_gender_rule", "source_role"]
    held: dict[Any, list[tuple[Any, ...]]] = {}
    for quote_id, article_id, spans, *told in zip(*(quotes[name] for name in names)):
        values = [None if is_missing(value) else value for value in told]
        held.setdefault(article_id, []).append((quote_id, read_list(spans) or [], *values))
    out: list[tuple[Any, ...]] = []
    for article_id, start, end in zip(coded["article_id"], coded["start"], coded["end"]):
        best: tuple[Any, ...] = (None,) * 4
        most = 0
        for quote_id, spans, *told in held.get(article_id, ()):
            shared = sum(max(0, min(e, end) - max(s, start)) for s, e in spans)
            if shared > most:
                best, most = (quote_id, *told), shared
        out.append(best)
    return pd.DataFrame(out, columns=["quote_id", "our_gender", "our_rule", "our_role"], dtype="object")
