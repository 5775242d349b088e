"""Keyness: the terms that set a target apart from a reference, with tests that do not count tokens as independent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.compare.inference.counted_once import checked_copies
from framing.compare.inference.result import Comparison
from framing.compare.inference.support import MIN_UNITS, all_why_untested, how_tested, untested, untested_last
from framing.compare.term_counts import Counts, count_terms, words
from framing.entrance import need
from framing.stats import MIN_SUPPORT, RateTest, compare_rates, fdr
from framing.stats import association as measures
from framing.stats.diversity import jensen_shannon
from framing.tables import as_pandas

__all__ = ["Keyness", "keyness"]

Floats = npt.NDArray[np.float64]
_MEASURES = {
    "log_odds": "log-odds ratio with a Dirichlet prior (Monroe, Colaresi and Quinn 2008)",
    "chi2": "signed chi-squared",
    "g2": "signed log-likelihood ratio G² (Dunning 1993)",
    "log_likelihood": "signed log-likelihood of the term's two cells (Rayson and Garside 2000)",
    "fisher": "conditional odds ratio, token-level p by Fisher's exact test",
    "pmi": "pointwise mutual information",
    "odds_ratio": "odds ratio",
    "percent_difference": "%DIFF (Gabrielatos and Marchi 2011)",
    "jsd": "signed share in the Jensen-Shannon divergence (Lin 1991)",
}


_TESTS = {"chi2": measures.chi2, "g2": measures.g2}


class Keyness(Comparison):
    """Table of keyness, one row for each term. `behind(term)` gives the texts that hold the term.

    Examples
    --------
    >>> import framing as fr
    >>> texts = ["The government fell.", "The government stayed."]
    >>> table = fr.compare.keyness(["The regime fell."], texts, min_count=1)
    >>> table.behind("regime")["text"].tolist()
    ['The regime fell.']
    """

    _metadata = [*Comparison._metadata, "divergence"]  # noqa: RUF012

    #: Jensen-Shannon divergence of the two vocabularies in bits, for measure "jsd".
    divergence: float | None = None

    def behind(self, row: Any) -> pd.DataFrame:
        """Texts that hold a term.

        Parameters
        ----------
        row : str, label or pandas.Series
            The term, its label in the index, or the row itself.

        Returns
        -------
        pandas.DataFrame
            Rows of the two inputs, with a column `side` (target | reference).

        Raises
        ------
        KeyError
            If only counts were given: there are no texts behind them.
        """
        column = "content" if "content" in self.source else "text"
        if column not in self.source:
            raise KeyError("only counts were given: there are no texts behind them")
        by_label = isinstance(row, pd.Series) or "term" in self.columns
        terms = {str(found.get("term", row)) for found in self._rows(row)} if by_label else {str(row)}
        return self.source[[not terms.isdisjoint(words(str(text))) for text in self.source[column]]]


def keyness(
    a: Any,
    b: Any,
    measure: str = "log_odds",
    *,
    alpha: float = 0.01,
    prior: str | Mapping[str, float] | None = None,
    prior_size: float | None = None,
    variance: str = "two-term",
    correction: str | None = None,
    clusters: tuple[Sequence[Any], Sequence[Any]] | None = None,
    min_count: int = 1,
    permutations: int = 2000,
    seed: int = 0,
    level: float = 0.95,
    copies: str = "once",
    articles: pd.DataFrame | None = None,
) -> Keyness:
    """Compare the words of a target with those of a reference: a table of how much more the target uses each term.

    Parameters
    ----------
    a, b : mapping, DataFrame or sequence of str
        Target and reference. Each is a mapping (or series) of term to count, a table with `article_id` and `content`
        (quotes) or `text` (articles), or a sequence of texts. Each text is an article of its own, unless `clusters`
        says otherwise.
    measure : {"log_odds", "chi2", "g2", "log_likelihood", "fisher", "pmi", "odds_ratio", "percent_difference", "jsd"}
        Positive (odds ratios: above 1) where the term is more frequent in the target. "fisher" is slow for long lists.
    alpha : float
        Of "log_odds": pseudo-count of every term without an informative prior.
    prior : "pooled" or mapping, optional
        Of "log_odds": an informative prior, proportional to the counts of both sides together or to those given.
        Terms that a given prior lacks get `alpha`.
    prior_size : float, optional
        What an informative prior sums to; left out, its counts as they are.
    variance : {"two-term", "four-term"}
        Of "log_odds".
    correction : {None, "yates", "williams", "quanteda"}
        Of "g2"; "chi2" knows all but "williams". "quanteda": Yates's only where an expected cell is below 5 and
        ``|ad - bc| > N / 2``.
    clusters : pair of sequences, optional
        The article of each text of `a` and of `b`.
    min_count : int
        Terms with fewer tokens on both sides together are left out of the table, but count in the totals.
    permutations : int
        Number of draws of the permutation test; 0: no test.
    seed : int
        Starts the random draws: the same seed gives the same numbers.
    level : float
        Of the interval of the log-odds.
    copies : {"once", "all"}
        Once: on each side, articles that repeat another one of their outlet (`duplicate_of`) are left out, and those
        of several outlets that print one text are one article. All: every article counts.
    articles : pandas.DataFrame, optional
        The articles, if the tables themselves (such as quotes) have no column `duplicate_of`.

    Returns
    -------
    Keyness
        Index: term, those tested first, highest measure first, ties by term. Columns: count_target, count_reference,
        the measure, z (of "log_odds"; signed root of chi2, g2 and log_likelihood), p, q, p_family, p_token, effect
        (difference of the rates per 1,000 words), ci_low and ci_high (of "log_odds", cluster-robust; null for a term
        that one side lacks or that fewer than eight articles hold), n_articles_target, n_articles_reference, unit,
        seed, note. p comes from whole articles, whatever the measure, and is null for a rare term (`note` says why);
        p_family is corrected for all tested terms. p_token is the measure's own p-value, which takes tokens for
        independent and finds too much. If only counts are given, p is p_token, unit is "token", and the note says so.

    Raises
    ------
    ValueError
        If a name of a measure, variance or correction is wrong, or a side is empty.

    Warns
    -----
    UserWarning
        If a text stands on both sides (one outlet against all outlets, itself included).

    References
    ----------
    Monroe, B. L., Colaresi, M. P. and Quinn, K. M. (2008). Fightin' words. Political Analysis 16(4), 372-403.
    Westfall, P. H. and Young, S. S. (1993). Resampling-Based Multiple Testing. Wiley.

    Examples
    --------
    >>> table = keyness({"regime": 9, "the": 40}, {"regime": 1, "the": 60})
    >>> table.loc["regime", ["count_target", "log_odds", "z"]].astype(float).round(2).tolist()
    [9.0, 2.59, 2.47]
    >>> table.loc["regime", "unit"]
    'token'
    """
    if measure not in _MEASURES:
        raise ValueError(f"no measure {measure!r}; there are {', '.join(_MEASURES)}")
    if correction is not None and measure not in _TESTS:
        raise ValueError(f"a correction is for chi2 and g2; {measure} knows none")
    checked_copies(copies)
    counts = count_terms(a, b, clusters, copies, _about(articles))
    target, reference = counts.target, counts.reference
    if not target.sum() or not reference.sum():
        raise ValueError("keyness needs words on both sides: the target or the reference has none")
    own, other = target.sum(), reference.sum()
    pseudo = _prior(counts.terms, target + reference, alpha, prior, prior_size)
    value, z, p_token, divergence = _measure(measure, target, reference, pseudo, variance, correction)
    data: dict[str, Any] = {
        "count_target": _whole(target),
        "count_reference": _whole(reference),
        measure: value,
        "z": z,
    }
    units, others, note = _units(counts, permutations)
    nothing = np.full(len(target), np.nan)
    p, family, low, high = (p_token if counts.matrix is None else nothing), nothing, nothing, nothing
    test: RateTest | None = None
    keep = (target + reference) >= min_count
    if not note:
        size = np.asarray(counts.matrix.sum(axis=1)).ravel()
        test = compare_rates(counts.matrix[:, keep], size, counts.member, n=permutations, seed=seed)
        p, family = nothing.copy(), nothing.copy()
        p[keep], family[keep] = test.p, test.p_family
    if measure == "log_odds" and units is not None and others is not None and min(units, others) >= MIN_UNITS:
        low, high = _robust(counts, pseudo, value, level)
        once = (target == 0) | (reference == 0)  # the size of such a ratio is the prior's alone
        rare = np.asarray((counts.matrix > 0).sum(axis=0)).ravel() < MIN_SUPPORT
        low[once | rare] = high[once | rare] = np.nan
    data |= {"p": p, "q": np.nan, "p_family": family, "p_token": p_token, "ci_low": low, "ci_high": high}
    data["effect"] = 1000 * (target / own - reference / other)
    data |= {
        "n_articles_target": units,
        "n_articles_reference": others,
        "unit": "token" if units is None else "article",
    }
    data |= {"seed": seed, "note": note}
    table = pd.DataFrame(data, index=pd.Index(counts.terms, name="term"))[keep]
    if test is not None:
        table["note"] = all_why_untested(test.p, test.support, test.expected, "article")
    table["q"] = fdr(table["p"].astype(float))
    table = table.iloc[np.lexsort((np.array(table.index, dtype=object).astype(str), -table[measure].to_numpy(float)))]
    table = untested_last(table)
    method = _words(measure, variance, correction, prior, permutations, seed) + untested(table)
    method = f"{method} {counts.told}" if counts.told else method
    out = Keyness(table, method=method, source=counts.source)
    out.divergence = divergence
    return out


def _about(articles: Any) -> pd.DataFrame | None:
    """The articles; None where nothing of that kind is given."""
    table = pd.DataFrame() if articles is None else as_pandas(articles, "articles= of keyness")
    if not len(table.columns):
        return None
    need(table, ["article_id"], "articles")
    return table


def _whole(counts: Floats) -> npt.NDArray[Any]:
    """Counts as integers; weighted ones as they are."""
    whole = counts.astype("int64")
    return whole if np.array_equal(whole, counts) else counts


def _prior(
    terms: list[str], pooled: Floats, alpha: float, prior: str | Mapping[str, float] | None, size: float | None
) -> Floats:
    if prior is None:
        return np.full(len(terms), alpha)
    if isinstance(prior, str):
        if prior != "pooled":
            raise ValueError(f"no prior {prior!r}; give 'pooled' or a mapping of term to count")
        weights = pooled.astype(float)
    else:
        weights = np.array([float(prior.get(term, 0.0)) for term in terms])
    if size is not None:
        weights = weights * size / (weights.sum() if isinstance(prior, str) else sum(prior.values()))
    return np.where(weights > 0, weights, alpha)


def _measure(
    measure: str, target: Floats, reference: Floats, pseudo: Floats, variance: str, correction: str | None
) -> tuple[Floats, Floats, Floats, float | None]:
    """Measure, z, token-level p, divergence."""
    from scipy import stats

    cells = (target, reference, target.sum() - target, reference.sum() - reference)
    nothing = np.full(len(target), np.nan)
    if measure == "log_odds":
        delta, z = measures.log_odds(target, reference, pseudo, variance)
        return delta, z, 2 * stats.norm.sf(np.abs(z)), None
    if measure in ("chi2", "g2", "log_likelihood"):
        value, p = (
            measures.log_likelihood(*cells) if measure == "log_likelihood" else _TESTS[measure](*cells, correction)
        )
        return value, np.sign(value) * np.sqrt(np.abs(value)), p, None
    if measure == "fisher":
        ratio, p = measures.fisher(*cells)
        return ratio, nothing, p, None
    if measure == "jsd":
        divergence, parts = jensen_shannon(target, reference)
        sign = np.sign(target / target.sum() - reference / reference.sum())
        return sign * parts, nothing, nothing, divergence
    function = {"pmi": measures.pmi, "odds_ratio": measures.odds_ratio}.get(measure, measures.percent_difference)
    return function(*cells), nothing, nothing, None


def _units(counts: Counts, permutations: int) -> tuple[int | None, int | None, str]:
    if counts.matrix is None:
        note = "bare counts: p takes tokens for independent and rejects too often; give texts with their articles"
        return None, None, note
    units, others = int(counts.member.sum()), int((~counts.member).sum())
    if min(units, others) < MIN_UNITS:
        return units, others, f"{units} articles against {others}, fewer than {MIN_UNITS} on a side: description only"
    return units, others, "" if permutations else "no test asked for (permutations=0)"


def _robust(counts: Counts, pseudo: Floats, delta: Floats, level: float) -> tuple[Floats, Floats]:
    """Interval of the log-odds from the spread between articles (linearised)."""
    from scipy import stats

    spread = np.zeros(len(delta))
    for side in (counts.member, ~counts.member):
        rows = counts.matrix.tocsr()[side]
        size = np.asarray(rows.sum(axis=1)).ravel()
        total = np.asarray(rows.sum(axis=0)).ravel()
        share = total / size.sum()
        square = np.asarray(rows.power(2).sum(axis=0)).ravel()
        cross = np.asarray(rows.T @ size).ravel()
        residual = np.maximum(square - 2 * share * cross + share**2 * (size**2).sum(), 0.0)
        n = len(size)
        # The derivative of log(y + prior): small counts are held by the prior, as in the estimate itself.
        spread += residual * n / (n - 1) / np.maximum((total + pseudo) * (1 - share), 1e-12) ** 2
    reach = stats.t.isf((1 - level) / 2, min(int(counts.member.sum()), int((~counts.member).sum())) - 1)
    return delta - reach * np.sqrt(spread), delta + reach * np.sqrt(spread)


def _words(measure: str, variance: str, correction: str | None, prior: Any, permutations: int, seed: int) -> str:
    how = _MEASURES[measure]
    if measure == "log_odds":
        given = "uninformative" if prior is None else "pooled" if prior == "pooled" else "given"
        how += f", {given} prior, {variance} variance; interval from the spread between articles (linearised)"
    elif correction:
        how += f", correction: {correction}"
    return (
        f"Keyness by {how}. {how_tested('article', 'target and reference', permutations)}; p_family: adjusted over "
        "all tested terms by maxT (Westfall and Young 1993; exact tests: Holm 1979; doubled where there are both); q: "
        "false discovery rate over the tested terms of this table (Benjamini and Hochberg 1995)."
        f" Seed {seed}."
    )
