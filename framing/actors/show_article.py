"""An article to look at: mentions and quotes coloured by actor."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from typing import Any, NamedTuple

import pandas as pd

from framing.entrance import takes
from framing.tables import conform
from framing.text import paragraph_spans

__all__ = ["ArticleView", "show_article"]

# Paul Tol's "muted" scheme, told apart by colour-blind readers as well, each with a tint for the ground.
# References: Tol, P. (2021). Colour Schemes. SRON/EPS/TN/09-002.
_COLOURS = (
    ("#332288", "#e4e1f3"),
    ("#CC6677", "#f9e6e9"),
    ("#117733", "#dff0e5"),
    ("#88CCEE", "#e7f5fc"),
    ("#882255", "#f2dfe8"),
    ("#DDCC77", "#faf6e2"),
    ("#44AA99", "#e0f3f0"),
    ("#AA4499", "#f4e1f1"),
    ("#999933", "#f1f1dc"),
)
_OTHERS = ("#777777", "#f0f0f0")
_STYLE = """
.framing-article{max-width:46em;font:15px/1.65 Georgia,serif;color:#1a1a1a;background:#fff;padding:1em 1.2em;\
border:1px solid #ddd;border-radius:4px}
.framing-article p{margin:0 0 .8em;white-space:pre-wrap}
.framing-article p.t{font-size:1.25em;font-weight:bold;line-height:1.35}
.framing-article ul{list-style:none;margin:0 0 1em;padding:0 0 .7em;border-bottom:1px solid #ddd;\
font:12.5px/1.9 system-ui,sans-serif}
.framing-article li{display:inline-block;margin:0 1.1em 0 0}
.framing-article b.n{display:inline-block;min-width:1.45em;text-align:center;border-radius:3px;color:#fff;\
font:bold 11px/1.45 system-ui,sans-serif;margin-right:.35em;background:var(--c)}
.framing-article b.d{color:#1a1a1a}
.framing-article .q{background:var(--g);padding:.12em 0;-webkit-box-decoration-break:clone;box-decoration-break:clone}
.framing-article .r{background:none;border-bottom:1px dotted var(--q)}
.framing-article .m{border-bottom:3px solid var(--c)}
.framing-article .s{font-weight:bold}
.framing-article sup{font:bold 9.5px/0 system-ui,sans-serif;color:#444;margin-left:1px}
.framing-article small{color:#555}
"""


_Span = tuple[int, int, dict[str, Any]]


class _Look(NamedTuple):
    """Colours, number and readable name of each actor, by id."""

    shades: dict[str, tuple[str, str]]
    numbers: dict[str, int]
    names: dict[str, str]


@dataclass(frozen=True)
class ArticleView:
    """An article that shows itself in a notebook.

    Attributes
    ----------
    html : str
        Self-contained; everything that comes from the article is escaped, nothing is loaded from elsewhere.

    Examples
    --------
    >>> import framing as fr
    >>> study = fr.analyze(["“We left,” said Ann Lee."])
    >>> view = fr.actors.show_article(study.articles, "text-0001", study.quotes, study.mentions, study.actors)
    >>> "Ann Lee" in view.html
    True
    """

    html: str

    def _repr_html_(self) -> str:
        return self.html


@takes(
    text="article_id",
    articles="articles article_id text",
    quotes="quotes article_id actor_id content_spans",
    mentions="mentions article_id actor_id start end",
    actors="actors actor_id name",
)
def show_article(
    articles: pd.DataFrame,
    article_id: str,
    quotes: pd.DataFrame | None = None,
    mentions: pd.DataFrame | None = None,
    actors: pd.DataFrame | None = None,
) -> ArticleView:
    """Show an article with its mentions and quotes coloured by actor.

    Words inside the marks of a quote stand on the tint of their speaker, reported ones above a dotted line of his
    colour; a mention is underlined in the colour of its actor and carries the number of the legend, so that nothing
    hangs on colour alone.

    Parameters
    ----------
    articles : pandas.DataFrame
    article_id : str
    quotes, mentions : pandas.DataFrame, optional
        The tables; quotes resolved by :func:`framing.resolve_actors`.
    actors : pandas.DataFrame, optional
        The actors table, for readable names.

    Returns
    -------
    ArticleView

    Raises
    ------
    ValueError
        If there is no such article.

    Examples
    --------
    >>> import pandas as pd
    >>> articles = pd.DataFrame({"article_id": ["a"], "text": ["1 < 2, he said."]})
    >>> "1 &lt; 2" in show_article(articles, "a").html
    True
    """
    rows = articles[articles["article_id"] == article_id]
    if rows.empty:
        there = articles["article_id"].head(5).tolist()
        raise ValueError(f"there is no article {article_id!r}; name one that the table has: {there} …")
    text = str(rows["text"].iloc[0])
    own_quotes = _own(quotes, "quotes", article_id)
    own_mentions = _own(mentions, "mentions", article_id)
    names = dict(zip(actors["actor_id"], actors["name"])) if actors is not None else {}
    named = [row for row in own_quotes if isinstance(row["actor_id"], str)]
    names |= {row["actor_id"]: row["actor"] or row["actor_id"] for row in named}
    counts: Counter[str] = Counter(row["actor_id"] for row in own_mentions)
    quoted = Counter(row["actor_id"] for row in own_quotes if isinstance(row.get("actor_id"), str))
    quoted.pop("UNATTRIBUTED", None)
    order = sorted({*counts, *quoted}, key=lambda key: (-quoted[key], -counts[key], key))
    shades = {key: _COLOURS[nth] if nth < len(_COLOURS) else _OTHERS for nth, key in enumerate(order)}
    numbers = {key: nth for nth, key in enumerate(order, 1)}
    legend = "".join(
        f'<li style="--c:{shades[key][0]}"><b class="n{_dark(shades[key][0])}">{numbers[key]}</b>'
        f"{escape(str(names.get(key, key)))} <small>{counts[key]} named, {quoted[key]} quoted</small></li>"
        for key in order[: len(_COLOURS) + 6]
    )
    left = len(order) - len(_COLOURS) - 6
    legend += f"<li><small>and {left} more</small></li>" if left > 0 else ""
    spans = {
        "content": _spans(own_quotes, "content_spans"),
        "marked": _spans(own_quotes, "marked_spans"),
        "source": _spans(own_quotes, "source_spans"),
        "mention": [(int(row["start"]), int(row["end"]), row) for row in own_mentions],
    }
    layers = {name: sorted(found, key=lambda span: span[1] - span[0]) for name, found in spans.items()}
    look = _Look(shades, numbers, names)
    body = "".join(
        f"<p{'' if nth else ' class=t'}>{_paragraph(text, first, last, layers, look)}</p>"
        for nth, (first, last) in enumerate(paragraph_spans(text))
    )
    style = f"<style>{_STYLE}</style>"
    return ArticleView(f'{style}<div class="framing-article">{f"<ul>{legend}</ul>" if legend else ""}{body}</div>')


def _own(table: pd.DataFrame | None, name: str, article_id: str) -> list[dict[str, Any]]:
    if table is None:
        return []
    rows = conform(table[table["article_id"] == article_id], name).to_dict("records")
    return [{str(key): value for key, value in row.items()} for row in rows]


def _dark(colour: str) -> str:
    """Class of a label that needs dark letters on its ground."""
    red, green, blue = (int(colour[k : k + 2], 16) for k in (1, 3, 5))
    return " d" if 0.299 * red + 0.587 * green + 0.114 * blue > 150 else ""


def _spans(rows: list[dict[str, Any]], column: str) -> list[_Span]:
    return [(start, end, row) for row in rows for start, end in row.get(column) or ()]


def _paragraph(text: str, first: int, last: int, layers: dict[str, list[_Span]], look: _Look) -> str:
    """A paragraph cut where a span begins or ends; each piece shows the smallest span of each layer that holds it."""
    cuts = {at for spans in layers.values() for start, end, _ in spans for at in (start, end) if first < at < last}
    out = []
    for start, end in pairwise(sorted({first, last, *cuts})):
        here = {
            name: next((row for low, high, row in spans if low <= start < high), None) for name, spans in layers.items()
        }
        out.append(_piece(escape(text[start:end]), end, here, look))
    return "".join(out)


def _piece(words: str, end: int, here: dict[str, dict[str, Any] | None], look: _Look) -> str:
    classes, style, hints = [], "", []
    quote, mention = here["content"], here["mention"]
    if mention is not None:
        actor = mention["actor_id"]
        classes.append("m")
        style += f"--c:{look.shades.get(actor, _OTHERS)[0]};"
        hints.append(f"{look.names.get(actor, actor)} ({mention['form']})")
        if end == int(mention["end"]):
            words += f"<sup>{look.numbers.get(actor, '')}</sup>"
    if quote is not None:
        speaker = str(quote.get("actor_id") or "")
        ground, line = reversed(look.shades.get(speaker, _OTHERS))
        classes.append("q" if here["marked"] is not None else "q r")
        style += f"--g:{ground};--q:{line};"
        hints.append(f"said by {look.names.get(speaker, speaker) if speaker else 'nobody named'}")
    if here["source"] is not None:
        classes.append("s")
    if not classes:
        return words
    title = f' title="{escape("; ".join(hints))}"' if hints else ""
    return f'<span class="{" ".join(classes)}" style="{style}"{title}>{words}</span>'
