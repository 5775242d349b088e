"""A study as a notebook shows it: how much there is of what, by outlet."""

from __future__ import annotations

from typing import Any, Protocol

import pandas as pd

from framing.compare.inference.support import counted
from framing.html_view import escaped, shell
from framing.notebook.table_view import dot, in_colour
from framing.plots.layout.looks import palette
from framing.plots.layout.style import VOICES

__all__ = ["study_html"]

_OUTLETS = 12
_SOURCES = 5
_TABLES = {"articles": "article", "quotes": "quote", "mentions": "mention", "actors": "actor", "hits": "framing term"}
_STYLE = """
div.framing-study .bar{display:inline-flex;width:11em;height:.8em;border-radius:2px;overflow:hidden;\
vertical-align:-.05em;background:var(--panel);box-shadow:0 0 0 1px var(--ring)}
div.framing-study .bar i{display:block;height:100%;background:var(--dot)}
div.framing-study .key{margin-right:1.1em;white-space:nowrap}
"""


class Tables(Protocol):
    """A study, or whatever holds its tables."""

    articles: pd.DataFrame
    quotes: pd.DataFrame
    mentions: pd.DataFrame
    actors: pd.DataFrame
    hits: pd.DataFrame
    exposure: pd.DataFrame


def study_html(study: Tables) -> str:
    """A study as HTML: its sizes, its outlets with their terms by voice, who is quoted most.

    Everything is counted as the tables have it, copies of a text too.

    Parameters
    ----------
    study : framing.Study

    Returns
    -------
    str
    """
    sizes = ", ".join(counted(len(getattr(study, name)), thing) for name, thing in _TABLES.items())
    days = sorted({str(day)[:10] for day in study.articles.get("published", pd.Series(dtype=object)).dropna()})
    when = f", {days[0]} to {days[-1]}" if len(days) > 1 else ""
    body = f'<p class="h">Study: {escaped(sizes)}{escaped(when)}</p>'
    return shell("framing-study", body + _outlets(study) + _quoted(study) + _ways(study), _STYLE)


def _by_outlet(table: pd.DataFrame, values: str | None = None) -> dict[Any, int]:
    if "outlet" not in table or (values is not None and values not in table):
        return {}
    grouped = table.groupby("outlet", observed=True)
    counts = grouped.size() if values is None else grouped[values].sum()
    return {outlet: int(number) for outlet, number in counts.items()}


def _outlets(study: Tables) -> str:
    articles = _by_outlet(study.articles)
    if not articles:
        return ""
    colours = palette(study.articles["outlet"].dropna())
    counted = {"articles": articles, "words": _by_outlet(study.exposure, "words"),
               "quotes": _by_outlet(study.quotes), "terms": _by_outlet(study.hits)}  # fmt: skip
    voices = {
        voice: _by_outlet(study.hits[study.hits["voice"] == voice]) if "voice" in study.hits else {} for voice in VOICES
    }
    lines = []
    for outlet in list(colours)[:_OUTLETS]:
        numbers = "".join(f'<td class="num">{counts.get(outlet, 0):,}</td>' for counts in counted.values())
        shares = [(voice, voices[voice].get(outlet, 0)) for voice in VOICES]
        lines.append(f"<tr><td>{in_colour(outlet, colours[outlet])}</td>{numbers}<td>{_bar(shares)}</td></tr>")
    heads = "".join(f'<th class="num">{name}</th>' for name in counted)
    keys = "".join(f'<span class="key">{dot(colour)}{voice}</span>' for voice, colour in VOICES.items())
    table = (
        f'<table class="fv"><thead><tr><th>outlet</th>{heads}<th>terms by voice</th></tr></thead>'
        f"<tbody>{''.join(lines)}</tbody></table>"
    )
    more = f"and {len(colours) - _OUTLETS:,} more outlets; " if len(colours) > _OUTLETS else ""
    return f'{table}<p class="quiet">{more}terms by voice: {keys}</p>'


def _bar(shares: list[tuple[str, int]]) -> str:
    """Parts of a whole beside one another, each with its number to point at and for those who hear the page."""
    whole = sum(number for _, number in shares)
    if not whole:
        return ""
    told = ", ".join(f"{voice} {number:,}" for voice, number in shares if number)
    parts = "".join(
        f'<i style="--dot:{VOICES[voice]};width:{100 * number / whole:.1f}%"></i>' for voice, number in shares if number
    )
    return f'<span class="bar" role="img" aria-label="{told}" title="{told}">{parts}</span> <small>{told}</small>'


def _quoted(study: Tables) -> str:
    quotes = study.quotes
    if not {"actor", "kind"} <= set(quotes.columns):
        return ""
    counts = quotes.loc[(quotes["kind"] != "scare").fillna(True), "actor"].value_counts()
    if counts.empty:
        return ""
    order = sorted(counts.index, key=lambda name: (-int(counts[name]), str(name)))
    told = ", ".join(f"<bdi>{escaped(name)}</bdi> ({int(counts[name]):,})" for name in order[:_SOURCES])
    more = f" and {len(order) - _SOURCES:,} others" if len(order) > _SOURCES else ""
    return f"<p>Quoted most: {told}{more}.</p>"


def _ways(study: Tables) -> str:
    if study.articles.empty:
        return ""
    first = escaped(repr(str(study.articles["article_id"].iloc[0])))
    return (
        f'<p class="quiet"><code>fr.show(study.hits, actors=study.actors)</code> shows a table, '
        f"<code>fr.show(study, {first})</code> an article.</p>"
    )
