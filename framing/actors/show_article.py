"""An article to look at: mentions, quotes and framing terms in their place, coloured by actor."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import Any, NamedTuple

import pandas as pd

from framing.entrance import takes
from framing.html_view import LIGHT, HtmlView, escaped, shell
from framing.tables import conform, is_missing, readable_actor
from framing.text import paragraph_spans

__all__ = ["ArticleView", "show_article"]

_COLOURS = len(LIGHT)
_LISTED = _COLOURS + 6  # actors in the legend
_NUMBERS = range(1, _COLOURS + 1)
_STYLE = (
    """
div.framing-article{max-width:52em;padding:1.1em 1.4em}
div.framing-article p{margin:0 0 .8em;white-space:pre-wrap;unicode-bidi:plaintext;\
font:16px/1.7 Charter,"Iowan Old Style","Palatino Linotype",Georgia,serif}
div.framing-article p.t{font:650 1.3em/1.35 system-ui,sans-serif}
div.framing-article ul{list-style:none;margin:0 0 1em;padding:0 0 .7em;border-bottom:1px solid var(--line);\
font-size:.9em;line-height:1.9;padding-left:0!important;margin-left:0!important}
div.framing-article li{display:inline-block;margin:0 1.1em 0 0}
div.framing-article .n{display:inline-block;min-width:1.5em;text-align:center;border-radius:9px;padding:0 .3em;\
color:var(--page);font:bold 11px/1.5 system-ui,sans-serif;margin-right:.35em;background:var(--c);\
position:static;vertical-align:.1em}
div.framing-article .q{background:var(--g);border-bottom:2px solid var(--q);padding:.08em 0;\
-webkit-box-decoration-break:clone;box-decoration-break:clone}
div.framing-article .r{border-bottom-style:dotted}
div.framing-article .m{box-shadow:inset 0 -3px 0 -1px var(--c)}
div.framing-article .q.m{box-shadow:inset 0 -3px 0 0 var(--c)}
div.framing-article .s{font-weight:bold}
div.framing-article .f{color:var(--term);text-decoration:underline wavy 1px;text-underline-offset:.24em}
div.framing-article sup.w{font:bold 9.5px/0 system-ui,sans-serif;color:var(--quiet);margin-left:1px;top:0;\
vertical-align:super}
div.framing-article summary{cursor:pointer}
.framing-article .m0{--c:var(--quiet)}
.framing-article .q0{--q:var(--quiet);--g:var(--panel)}
"""
    + "".join(f".framing-article .m{k}{{--c:var(--c{k})}}\n" for k in _NUMBERS)
    + "".join(f".framing-article .q{k}{{--q:var(--c{k});--g:var(--t{k})}}\n" for k in _NUMBERS)
)

_Span = tuple[int, int, dict[str, Any]]


class _Look(NamedTuple):
    """Number and readable name of each actor, by id."""

    numbers: dict[str, int]
    names: dict[str, str]

    def shade(self, actor: Any) -> int:
        """Number of the colour; 0 is grey."""
        number = self.numbers.get(actor, 0)
        return number if number <= _COLOURS else 0

    def name(self, actor: Any, nobody: str = "nobody named") -> str:
        return nobody if is_missing(actor) or actor == "" else readable_actor(actor, self.names)


class ArticleView(HtmlView):
    """An article that shows itself in a notebook.

    Attributes
    ----------
    html : str
        Self-contained; everything that comes from the article is escaped, nothing is loaded from elsewhere.
    text : str
        What is shown where there is no HTML.

    Examples
    --------
    >>> import framing as fr
    >>> study = fr.analyze(["“We left,” said Ann Lee."])
    >>> view = fr.actors.show_article(study.articles, "text-0001", study.quotes, study.mentions, study.actors)
    >>> "Ann Lee" in view.html
    True
    """


@takes(
    text="article_id",
    articles="articles article_id text",
    quotes="quotes article_id actor_id content_spans",
    mentions="mentions article_id actor_id start end",
    actors="actors actor_id name",
    hits="hits article_id start end frame",
)
def show_article(
    articles: pd.DataFrame,
    article_id: str,
    quotes: pd.DataFrame | None = None,
    mentions: pd.DataFrame | None = None,
    actors: pd.DataFrame | None = None,
    hits: pd.DataFrame | None = None,
) -> ArticleView:
    """Show an article with its mentions and quotes coloured by actor, and its framing terms.

    Words of a quote stand on the tint of their speaker, above a line where they are inside marks and a dotted one where
    they are reported, behind the speaker's number; a mention is underlined in the colour of its actor and carries the
    number of the legend; a framing term stands above a wavy line, and all are listed below the text. Nothing hangs on
    colour alone. :func:`framing.show` is the same for a study.

    Parameters
    ----------
    articles : pandas.DataFrame
    article_id : str
    quotes, mentions : pandas.DataFrame, optional
        The tables; quotes resolved by :func:`framing.resolve_actors`.
    actors : pandas.DataFrame, optional
        The actors table, for readable names.
    hits : pandas.DataFrame, optional
        The framing terms.

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
    own = {
        name: _own(table, name, article_id)
        for name, table in (("quotes", quotes), ("mentions", mentions), ("hits", hits))
    }
    look, legend = _legend(own["quotes"], own["mentions"], actors)
    spans = {
        "content": _spans(own["quotes"], "content_spans"),
        "marked": _spans(own["quotes"], "marked_spans"),
        "source": _spans(own["quotes"], "source_spans"),
        "mention": [(int(row["start"]), int(row["end"]), row) for row in own["mentions"]],
        "term": [(int(row["start"]), int(row["end"]), row) for row in own["hits"]],
    }
    layers = {name: sorted(found, key=lambda span: span[1] - span[0]) for name, found in spans.items()}
    body = "".join(
        f"<p{'' if nth else ' class=t'}>{_paragraph(text, first, last, layers, look)}</p>"
        for nth, (first, last) in enumerate(paragraph_spans(text))
    )
    told = ", ".join(_counted(len(own[name]), thing) for name, thing in _TOLD.items() if own[name])
    about = f"<ArticleView of {article_id!r}: {told or _counted(len(text), 'character')}>"
    return ArticleView(shell("framing-article", legend + body + _terms(own["hits"], look), _STYLE), about)


_TOLD = {"quotes": "quote", "mentions": "mention", "hits": "framing term"}


def _counted(number: int, thing: str) -> str:
    return f"{number:,} {thing}{'s' * (number != 1)}"


def _legend(
    quotes: list[dict[str, Any]], mentions: list[dict[str, Any]], actors: pd.DataFrame | None
) -> tuple[_Look, str]:
    """Actors by how often they speak and are named, with their numbers."""
    names = dict(zip(actors["actor_id"], actors["name"])) if actors is not None else {}
    named = [row for row in quotes if isinstance(row["actor_id"], str)]
    names |= {row["actor_id"]: row["actor"] or row["actor_id"] for row in named}
    counts: Counter[str] = Counter(row["actor_id"] for row in mentions)
    quoted = Counter(row["actor_id"] for row in named)
    quoted.pop("UNATTRIBUTED", None)
    order = sorted({*counts, *quoted}, key=lambda key: (-quoted[key], -counts[key], key))
    look = _Look({key: nth for nth, key in enumerate(order, 1)}, names)
    listed = [
        f'<li><b class="n m{look.shade(key)}">{look.numbers[key]}</b><bdi>{escaped(look.name(key))}</bdi> '
        f"<small>{counts[key]} named, {quoted[key]} quoted</small></li>"
        for key in order[:_LISTED]
    ]
    if len(order) > _LISTED:
        listed.append(f"<li><small>and {len(order) - _LISTED} more</small></li>")
    return look, f"<ul>{''.join(listed)}</ul>" if listed else ""


def _terms(hits: list[dict[str, Any]], look: _Look) -> str:
    """The framing terms as a list below the text."""
    if not hits:
        return ""
    cells = "".join(
        f"<tr>{''.join(f'<td>{escaped(cell)}</td>' for cell in (row['surface'] or '', *_of_term(row, look)))}</tr>"
        for row in sorted(hits, key=lambda row: int(row["start"]))
    )
    head = "".join(f"<th>{name}</th>" for name in ("term", "frame", "voice", "speaker", "about"))
    listed = f'<table class="fv"><thead><tr>{head}</tr></thead><tbody>{cells}</tbody></table>'
    return f"<details><summary>{_counted(len(hits), 'framing term')}</summary>{listed}</details>"


def _of_term(row: dict[str, Any], look: _Look) -> tuple[str, str, str, str]:
    """Frame, voice, speaker and target of a term, in words."""
    marked = [name for name in ("negated", "denied") if row[name] is True]
    frame = str(row["frame"] or "").replace("_", " ") + (f" ({', '.join(marked)})" if marked else "")
    return frame, str(row["voice"] or ""), look.name(row["speaker"], "nobody"), look.name(row["target"], "not said")


def _own(table: pd.DataFrame | None, name: str, article_id: str) -> list[dict[str, Any]]:
    if table is None:
        return []
    rows = conform(table[table["article_id"] == article_id], name).to_dict("records")
    return [{str(key): value for key, value in row.items()} for row in rows]


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
        out.append(_piece(escaped(text[start:end]), start, end, here, look))
    return "".join(out)


def _piece(words: str, start: int, end: int, here: dict[str, dict[str, Any] | None], look: _Look) -> str:
    classes, hints, before = [], [], ""
    quote, mention, term = here["content"], here["mention"], here["term"]
    if mention is not None:
        actor = mention["actor_id"]
        classes.append(f"m m{look.shade(actor)}")
        hints.append(f"{look.name(actor)} ({mention['form']})")
        if end == int(mention["end"]):
            words += f'<sup class="w">{look.numbers.get(actor, "")}</sup>'
    if quote is not None:
        speaker = quote["actor_id"]
        shade = look.shade(speaker)
        classes.append(f"q q{shade}" + (" r" if here["marked"] is None else ""))
        hints.append(f"said by {look.name(speaker)}")
        if speaker in look.numbers and start == min(first for first, _ in quote["content_spans"]):
            before = f'<sup class="n m{shade}">{look.numbers[speaker]}</sup>'
    if here["source"] is not None:
        classes.append("s")
    if term is not None:
        classes.append("f")
        frame, voice, speaker, target = _of_term(term, look)
        hints.append(f"framing term: {frame}, {voice}; speaker: {speaker}; about: {target}")
    if not classes:
        return before + words
    title = f' title="{escaped("; ".join(hints))}"' if hints else ""
    return f'{before}<span class="{" ".join(classes)}"{title}>{words}</span>'
