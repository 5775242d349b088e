"""Whose deaths a sentence tells, and in which voice, against sentences of news that were coded by hand.

    python benchmarks/deaths.py BBC.csv [--half even|odd] [--show]

``BBC.csv`` holds a sentence a row: ``sentence``, ``whose_deaths`` (palestine | israel | both) and ``voice`` (ACTIVE |
PASSIVE, or empty: not scored). Each sentence is read as an article of its own. Its voice is that of its first
casualties hit with a verb (active: ACTIVE; passive, agentless: PASSIVE); without a verb it is ACTIVE, since a noun has
no passive. Whose deaths they are is said by the patients of these hits, else by the other side of their agents; the
side of an actor is what the table of actors has in ``side``, else what its name and the words of the mention show.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter
from pathlib import Path
from typing import Any

import pandas as pd

import framing as fr
from framing.training.participants.single_sentences import sides_of

OTHER = {"palestine": "israel", "israel": "palestine"}
VOICES = {"active": "ACTIVE", "passive": "PASSIVE", "agentless": "PASSIVE"}


def read_sentences(path: Path, half: str | None = None) -> list[dict[str, str]]:
    """Rows of the file; those with an even or an odd number, from 0, where a half is asked for."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    return rows if half is None else rows[half == "odd" :: 2]


def analyzed(rows: list[dict[str, str]]) -> Any:
    """A study of the sentences, each an article."""
    table = [{"article_id": str(n), "outlet": "BBC", "text": row["sentence"]} for n, row in enumerate(rows)]
    return fr.analyze(fr.read_articles(pd.DataFrame(table)), scope="all")


def voice_of(constructions: list[str]) -> str:
    """The voice of a sentence by the constructions of its hits in order; empty where there is no hit."""
    verbs = [VOICES[name] for name in constructions if name in VOICES]
    return verbs[0] if verbs else "ACTIVE" if constructions else ""


class Sides:
    """Sides of the actors of a study."""

    def __init__(self, study: Any) -> None:
        actors, mentions = study.actors, study.mentions
        self.side = dict(zip(actors["actor_id"], actors["side"]))
        self.name = dict(zip(actors["actor_id"], actors["name"]))
        self.words = dict(zip(mentions["mention_id"], mentions["designator"]))

    def of(self, actor: Any, mention: Any) -> set[str]:
        """The sides that an actor, or the words which name it, show."""
        known = (table.get(key) for table, key in ((self.side, actor), (self.words, mention), (self.name, actor)))
        return sides_of(str(name) for name in known if isinstance(name, str))


def whose(hits: list[Any], sides: Sides) -> str:
    """palestine, israel or both by the patients of the hits, else by the other side of their agents."""
    found: set[str] = set().union(*(sides.of(hit.patient, hit.patient_mention) for hit in hits))
    if not found:
        agents: set[str] = set().union(*(sides.of(hit.agent, hit.agent_mention) for hit in hits))
        found = {OTHER[side] for side in agents}
    return "both" if len(found) == 2 else next(iter(found), "")


def share(pairs: list[tuple[str, str]]) -> str:
    """Right ones among the answers given, and among all."""
    right, given = sum(a == b for a, b in pairs), sum(bool(b) for _, b in pairs)
    return (
        f"{right} of {len(pairs)} right ({right / max(1, len(pairs)):.3f}); "
        f"{given} answers given, {right / max(1, given):.3f} of them right"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sentences", type=Path)
    parser.add_argument("--half", choices=["even", "odd"])
    parser.add_argument("--show", action="store_true", help="list the sentences whose voice is wrong")
    args = parser.parse_args()
    rows = read_sentences(args.sentences, args.half)
    study = analyzed(rows)
    sides = Sides(study)
    hits: dict[int, list[Any]] = {}
    for hit in study.hits[study.hits["frame"] == "casualties"].sort_values("start").itertuples():
        hits.setdefault(int(hit.article_id), []).append(hit)
    voices, owners = [], []
    for number, row in enumerate(rows):
        found = hits.get(number, [])
        owners.append((row["whose_deaths"], whose(found, sides)))
        if row["voice"]:
            told = [hit.construction for hit in found]
            voices.append((row["voice"], voice_of(told)))
            if args.show and voices[-1][0] != voices[-1][1]:
                print(*voices[-1], [(hit.surface, hit.construction) for hit in found], row["sentence"], sep=" | ")
    print(f"voice: {share(voices)}")
    print("      ", dict(Counter(f"{gold} read as {told or 'nothing'}" for gold, told in voices)))
    print(f"whose: {share(owners)}")


if __name__ == "__main__":
    main()
