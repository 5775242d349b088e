"""Are the words inside quotation marks told from the outlet's own, in every outlet?

    python benchmarks/marked.py --articles articles.jsonl.gz [--number 400] [--seed 1] [--least 6] [--list FILE]

Articles are drawn from JSON Lines with the keys ``text``, ``title`` and ``outlet`` (measured on the collection of Baly
et al. 2020, github.com/ramybaly/Article-Bias-Prediction); those without a text are left out. For all of them together:

- how many quotations of at least six words (``--least``) stand in the texts, and the share of them of which no quote
  holds even half; scare quotes do not count as quotes here;
- framing terms inside these quotations by voice, in all and by outlet. A term inside them with the voice narration is
  an error: the outlet is credited with somebody else's words.

What a quotation is, is decided here by a plain search that shares nothing with the package: in each line a curly
opening mark up to the next curly mark, or, where the next line begins with an opening mark, up to the end of the
line; every other straight double mark of a line that has an even number of them; guillemets; and, outside all these,
single marks that open at a space and close behind a word with a space or stop after them. Page furniture, which no
verb reads, is left out.

``--list FILE`` writes the quotations of which somebody has to be asked whether they are read well, as JSON Lines:
those that no quote holds, those that a quote without a source holds, and those whose quote has a source and no cue.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import pandas as pd

import framing as fr

Span = tuple[int, int]
_CURLY = re.compile(r"“([^“”\n]*)(?:”|(?=\n+[ \t]*“))")
_POINTED = re.compile(r"«([^«»\n]*)»")
_STRAIGHT = re.compile(r'(?<!=)"([^"\n]*)"')
_SINGLE = re.compile(r"(?<![^\s(\[—–])(?:‘|')(?=[\w$£€\[])([^\n“”\"]*?[^\s\n])(?:’|')(?=[\s.,;:!?)\]—–]|\Z)")
_WORD = re.compile(r"\w+(?:[-'’.&]\w+)*")


def quotations(text: str, least: int) -> list[Span]:
    """What stands inside quotation marks, at least so many words long.

    Parameters
    ----------
    text : str
    least : int

    Returns
    -------
    list of (start, end)
        Without the marks; in order, none inside another.
    """
    found: list[Span] = []
    for line in re.finditer(r"[^\n]+(?:\n+[ \t]*(?=“))?", text):
        marks: list[Span] = [
            match.span(1) for match in _CURLY.finditer(text, line.start(), min(line.end() + 1, len(text)))
        ]
        if text.count('"', *line.span()) % 2 == 0:
            marks += [match.span(1) for match in _STRAIGHT.finditer(text, *line.span())]
        marks += [match.span(1) for match in _POINTED.finditer(text, *line.span())]
        taken = sorted(marks)
        marks += [
            match.span(1)
            for match in _SINGLE.finditer(text, *line.span())
            if not any(start < match.end() and match.start() < end for start, end in taken)
        ]
        end = -1
        for span in sorted(marks):
            if span[0] >= end:
                found.append(span)
                end = span[1]
    return [span for span in found if len(_WORD.findall(text, *span)) >= least]


def drawn(path: Path, number: int, seed: int) -> pd.DataFrame:
    """Draw articles, as :func:`framing.read_articles` gives them."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        rows = [row for row in map(json.loads, file) if row.get("text")]
    places = random.Random(seed).sample(range(len(rows)), number)
    records = [{"article_id": str(k), **{key: rows[k].get(key) for key in ("outlet", "title", "text")}} for k in places]
    return fr.read_articles(pd.DataFrame(records))


def held(span: Span, spans: list[Span]) -> int:
    """Count the characters of a stretch that some spans hold."""
    covered: set[int] = set()
    for start, end in spans:
        covered.update(range(max(start, span[0]), min(end, span[1])))
    return len(covered)


def look(text: str, quotes: list[dict[str, Any]], hits: list[dict[str, Any]], least: int) -> list[dict[str, Any]]:
    """Each quotation of one article: the rows of quotes that hold most of it, and the voices of the terms inside."""
    out = []
    hits = sorted(hits, key=lambda hit: int(hit["start"]))
    starts = [int(hit["start"]) for hit in hits]
    for start, end in quotations(text, least):
        over = []
        for quote in quotes:
            own = held((start, end), [(int(a), int(b)) for a, b in quote["content_spans"]])
            if own and quote["kind"] != "scare":
                over.append((own, quote))
        together = held((start, end), [(int(a), int(b)) for _, quote in over for a, b in quote["content_spans"]])
        inside = [hit for hit in hits[bisect_left(starts, start) : bisect_right(starts, end)] if hit["end"] <= end]
        best = max(over, key=lambda pair: pair[0])[1] if over else None
        out.append(
            {
                "start": start,
                "end": end,
                "held": together * 2 >= end - start,
                "quote": best,
                "voices": Counter(str(hit["voice"]) for hit in inside),
            }
        )
    return out


def _reading(one: dict[str, Any]) -> str | None:
    """Why somebody should look at a quotation; None where a cue says who speaks."""
    quote = one["quote"]
    if not one["held"]:
        return "no quote"
    if not isinstance(quote["source"], str):
        return "no source"
    return None if isinstance(quote["cue"], str) else "no cue"


def main() -> None:
    """Draw, read, count and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=Path, required=True)
    parser.add_argument("--number", type=int, default=400)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--least", type=int, default=6, help="words of a quotation that counts")
    parser.add_argument("--list", type=Path, help="write the quotations to be looked at")
    options = parser.parse_args()
    study = fr.analyze(drawn(options.articles, options.number, options.seed), scope="all")
    report(study.articles, study.quotes, study.hits, options.least, options.list)


def report(
    articles: pd.DataFrame, quotes: pd.DataFrame, hits: pd.DataFrame, least: int = 6, listed: Path | None = None
) -> None:
    """Print the shares, and write the list where one is asked for."""
    quotes_of = {key: rows.to_dict("records") for key, rows in quotes.groupby("article_id")}
    hits_of = {key: rows.to_dict("records") for key, rows in hits.groupby("article_id")}
    number, lost, lines = 0, 0, []
    voices: dict[str, Counter[str]] = defaultdict(Counter)
    for article_id, outlet, text, furniture in zip(
        *(articles[name] for name in ("article_id", "outlet", "text", "furniture_spans"))
    ):
        for one in look(text, quotes_of.get(article_id, []), hits_of.get(article_id, []), least):
            if held((one["start"], one["end"]), [(int(a), int(b)) for a, b in furniture]):
                continue
            number += 1
            lost += not one["held"]
            voices[str(outlet)] += one["voices"]
            why = _reading(one)
            if why is not None:
                quote = one["quote"] or {}
                lines.append(
                    {
                        "why": why,
                        "article_id": article_id,
                        "outlet": outlet,
                        "confidence": quote.get("confidence"),
                        "source": quote.get("source"),
                        "actor": quote.get("actor"),
                        "before": text[max(0, one["start"] - 300) : one["start"]],
                        "text": text[one["start"] : one["end"]],
                        "after": text[one["end"] : one["end"] + 150],
                    }
                )
    print(f"{number} quotations of at least {least} words, {lost} ({lost / max(number, 1):.1%}) in no quote;", end=" ")
    print(", ".join(f"{n} {why}" for why, n in Counter(line["why"] for line in lines).most_common()))
    total = sum(voices.values(), Counter[str]())
    print(f"{total.total()} terms inside:", ", ".join(f"{n} {voice}" for voice, n in total.most_common()))
    print(f"narration {total['narration'] / max(total.total(), 1):.2%}; by outlet, of those with a term in narration:")
    for outlet, own in sorted(voices.items(), key=lambda pair: -pair[1]["narration"] / max(pair[1].total(), 1)):
        if own["narration"]:
            print(f"  {outlet}: {own['narration']} of {own.total()} ({own['narration'] / own.total():.1%})")
    if listed is not None:
        listed.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")


if __name__ == "__main__":
    main()
