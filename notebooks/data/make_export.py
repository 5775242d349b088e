"""Write ``nexis_export.txt``: 41 documents about an invented war, laid out as Nexis Uni exports them as text.

36 articles of four outlets on three events, two reports of an agency that two outlets print each, and one document
that the database could not deliver. ``kelm_valley.toml`` has the sentences.
"""

from __future__ import annotations

import datetime as dt
import random
import re
import textwrap
import tomllib
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
DATA = tomllib.loads((HERE / "kelm_valley.toml").read_text(encoding="utf-8"))
# Of each outlet on each event; with this seed no two of them share so many sentences that one passes for a copy.
SEED, EACH = 9, 3


def documents() -> list[dict[str, Any]]:
    """Documents in the order in which a search finds them: newest first."""
    rng = random.Random(SEED)
    found = []
    for about in DATA["events"].values():
        for outlet, own in DATA["outlets"].items():
            titles = [_one(line, rng) for line in rng.sample(about["titles"], EACH)]
            leads = [_one(line, rng) for line in rng.sample(about["leads"], EACH)]
            for number in range(EACH):
                day = about["day"] + dt.timedelta(days=rng.choice([0, 1, 1, 2, 3]))
                body = [leads[number], *_paragraphs(about, own, rng)]
                found.append(_document(titles[number], outlet, day, rng.choice(own["staff"]), body))
    for report in DATA["wire"]:
        day = DATA["events"][report["event"]]["day"]
        for place, outlet in enumerate(report["outlets"]):
            body = report["text"][: len(report["text"]) - place]  # the second outlet cuts the last paragraph
            found.append(_document(report["title"], outlet, day + dt.timedelta(days=place), "Reuters", body))
    return sorted(found, key=lambda one: (one["day"], one["title"]), reverse=True)


def _document(title: str, outlet: str, day: dt.date, byline: str, body: list[str]) -> dict[str, Any]:
    return {"title": title, "outlet": outlet, "day": day, "byline": byline, "body": body}


def _paragraphs(about: dict[str, Any], own: dict[str, Any], rng: random.Random) -> list[str]:
    """What is told and what is said, in turn."""
    told = [_one(line, rng).replace("{men}", _capital(rng.choice(own["men"]))) for line in rng.sample(about["told"], 4)]
    says = {who: rng.sample(lines, len(lines)) for who, lines in about["says"].items()}
    spoken, out = set(), [told.pop()]
    for _ in range(rng.randint(5, 8)):
        who = rng.choices(list(own["sources"]), list(own["sources"].values()))[0]
        if not says[who]:
            continue
        person = DATA["people"][who]
        name = rng.choice(person["short" if who in spoken else "full"])
        spoken.add(who)
        out.append(_said(says[who].pop(), name, rng.choice(person["cues"]), rng))
        if told and rng.random() < 0.4:
            out.append(told.pop())
    return [*out, *told[:1]]


def _one(line: str, rng: random.Random) -> str:
    """A line with one of the words of each bracket."""
    return re.sub(r"\[([^]]*)\]", lambda found: rng.choice(found[1].split("|")), line).replace("  ", " ")


def _said(content: str, name: str, cue: str, rng: random.Random) -> str:
    inside = name[0].lower() + name[1:] if name.split()[0] in ("The", "A", "One") else name
    forms = [f'"{_capital(content)}," {inside} {cue}.', f"{_capital(name)} {cue} that {content}."]
    if "," not in inside:
        forms.append(f'{_capital(name)} {cue}: "{_capital(content)}."')
    return rng.choices(forms, [6, 2, 2][: len(forms)])[0] if content[:2] != "I " else forms[0]


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]


def export() -> str:
    """Text of the file: cover page, list of documents, documents."""
    found = documents()
    error = "This document could not be delivered. Please contact customer support."
    lines = ["\ufeff", "Date and Time: Thursday, 8 April 2032 09:12:00 CET", "Job Number: 300400500"]
    lines.append(f"Documents ({len(found) + 1})")
    for number, one in enumerate([*found, {"title": error}], 1):
        lines += [f"{number}. {one['title']}", "Client/Matter: -None-", "Search Terms: Kelm AND (army OR front)"]
        lines += ["Search Type: Terms and Connectors ", "Narrowed by: ", "", "Content Type", "Narrowed by", "News"]
        lines += [f"Sources: {'; '.join(DATA['outlets'])}; Timeline: Mar 01, 2032 to Apr 07, 2032", ""]
    for one in found:
        words = sum(len(paragraph.split()) for paragraph in one["body"])
        lines += [
            "",
            "",
            "",
            one["title"],
            one["outlet"],
            f"{one['day']:%B} {one['day'].day}, {one['day']:%Y %A}",
            "",
            "",
        ]
        lines += [DATA["outlets"][one["outlet"]]["copyright"], "Section: WORLD", f"Length: {words} words"]
        lines += [f"Byline: {one['byline']}", "Body", "", ""]
        lines += [f" {paragraph} " for paragraph in one["body"]]
        lines += ["", f"Load-Date: {one['day']:%B} {one['day'].day}, {one['day']:%Y}", "", "", "End of Document", ""]
    lines += ["", "", "", *textwrap.wrap(error, 80), "", "End of Document", ""]
    return "\n".join(lines)


if __name__ == "__main__":
    (HERE / "nexis_export.txt").write_text(export(), encoding="utf-8")
