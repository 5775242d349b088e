r"""Who does what to whom: the ranker of participants on articles, and on sentences, that it was not trained on.

    python benchmarks/participants.py --coded CODED.json --coded tests/gold/terms_readers.json \
        --articles articles.jsonl.gz --events plover_train.tsv [--deaths BBC.csv] [--gold … as for training]
        [--ablate] [--curve]

Cross-validated by article: five rankers, each trained without a fifth of the coded articles, answer for these through
the whole package. A term counts that a hit of its frame reaches and over which the reader does not hesitate: ``right``,
of those for which the reader names an actor; ``precision``, of the answers that name one. An actor is right if the
reader names it by the same words anywhere in the article, or by its name. By frame; by confidence; and how often
answers of a confidence are right.

``--events``: sentences of political acts with source and target (PLOVER's ASSAULT, THREATEN, COERCE, ACCUSE), of the
quarter of them on which nothing is trained, by the shipped package: how often the mention of a hit's agent lies on
the source, and that of its patient on the target.

``--ablate`` trains again without each group of features and each corpus (by the ranker's answers alone); ``--curve``
with fewer of the coded articles. Whose deaths a sentence tells: ``benchmarks/deaths.py``.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from framing.frames.participants.frame_roles import entry_roles
from framing.frames.participants.ranker import load_ranker
from framing.lexicons import read_lexicons
from framing.training.participants.examples import Example, tables_of
from framing.training.participants.ranking import FEATURES, answers_of, questions_of
from framing.training.participants.single_sentences import EVENT_FRAMES, held_out, read_events
from framing.training.participants.train_ranker import NOBODY, Corpora, Gold, crossed_hits, read_corpora
from framing.training.train_choice import cross_validate, temperature_of
from framing.validity.shipped.participant_scores import by_article, judged, measured, reliability

ROOTS = ("ASSAULT", "THREATEN", "COERCE", "ACCUSE")
LEVELS = (0, 0.5, 0.6, 0.7, 0.75, 0.8, 0.9)


def at_levels(rows: pd.DataFrame) -> pd.DataFrame:
    """Precision and recall of answers with at least some confidence."""
    out = []
    for level in LEVELS:
        given = rows[rows["given"] & (rows["confidence"].astype(float) >= level)]
        recall = (given["right"] & given["wanted"]).sum() / max(rows["wanted"].sum(), 1)
        out.append((level, len(given), given["right"].mean() if len(given) else np.nan, recall))
    return pd.DataFrame(out, columns=["from", "answers", "precision", "recall"])


def by_frame(rows: pd.DataFrame) -> pd.DataFrame:
    """Right answers and precision by frame, the most frequent first."""
    out = []
    for frame, own in rows.groupby("frame"):
        named, given = own[own["wanted"]], own[own["given"]]
        right = (named["right"] & named["given"]).mean() if len(named) else np.nan
        out.append((frame, len(named), right, len(given), given["right"].mean() if len(given) else np.nan))
    table = pd.DataFrame(out, columns=["frame", "named", "right", "answers", "precision"])
    return table.sort_values("named", ascending=False, ignore_index=True)


def on_events(rows: pd.DataFrame, hits: pd.DataFrame, mentions: pd.DataFrame) -> pd.DataFrame:
    """Ends of the acts of sentences: sentences with a hit of the act, with an answer, with a right one.

    Hits without agents and patients are read by their target, which is one of them by the frame.
    """
    roles = entry_roles(read_lexicons(None))
    places = {row["mention_id"]: (row["start"], row["end"]) for row in mentions.to_dict("records")}
    found = by_article(hits)
    out = []
    for row in rows[rows["root"].isin(ROOTS)].to_dict("records"):
        own = [h for h in found.get(row["article_id"], ()) if h["frame"] in EVENT_FRAMES[row["root"]]]
        for end, gold in (("agent", row["source"]), ("patient", row["target"])):
            answers = [places[mention] for h in own if (mention := _mention(h, end, roles)) in places]
            right = [start < gold[1] and gold[0] < stop for start, stop in answers]
            out.append((row["root"], end, bool(own), bool(answers), any(right), len(answers), sum(right)))
    table = pd.DataFrame(out, columns=["root", "end", "hit", "answered", "right", "answers", "right_answers"])
    summed = table.groupby(["end", "root"]).sum()
    summed = pd.concat([summed, pd.concat({"all": table.groupby("end").sum(numeric_only=True)}).swaplevel()])
    summed["share_right"] = summed["right"] / summed["hit"]
    summed["precision"] = summed["right_answers"] / summed["answers"]
    return summed.drop(columns="root", errors="ignore").sort_index()


def _mention(hit: dict[str, Any], end: str, roles: dict[tuple[str, str], str]) -> Any:
    if f"{end}_mention" in hit:
        return hit[f"{end}_mention"]
    return hit.get("target_mention") if roles.get((hit["lexicon"], hit["term_id"])) == end else None


def ranked(examples: Sequence[Example], without: Sequence[str] = ()) -> str:
    """Cross-validated measures of the ranker's answers, written out."""
    questions = questions_of(examples, without)
    crossed = cross_validate(questions)
    rows = answers_of(examples, crossed.scores, temperature_of(questions, crossed.scores), NOBODY)
    own, other = (measured(rows[rows["end"] == end]) for end in ("target", "other"))
    return (
        f"right {own.right:.3f}  precision {own.precision:.3f}  nine of ten from {own.sure:.2f}, recall "
        f"{own.recall_when_sure:.3f}  | other end: right {other.right:.3f}, precision {other.precision:.3f}"
    )


def ablate(examples: list[Example]) -> None:
    """Print the measures without each group of features and each corpus."""
    print(f"{'all':24}", ranked(examples), flush=True)
    for name in FEATURES:
        print(f"{'without ' + name:24}", ranked(examples, (name,)), flush=True)
    kinds = sorted({e.kind for e in examples if not e.tested})
    for kind in kinds:
        print(f"{'without ' + kind:24}", ranked([e for e in examples if e.kind != kind]), flush=True)
    print(f"{'coded articles alone':24}", ranked([e for e in examples if e.tested]), flush=True)


def curve(examples: list[Example], seed: int = 0) -> None:
    """Print the measures with fewer articles to learn from: the others are tested on all the same."""
    groups = sorted({e.group for e in examples if e.tested})
    np.random.default_rng(seed).shuffle(groups)
    for share in (0.25, 0.5, 0.75, 1.0):
        kept = set(groups[: round(share * len(groups))])
        print(f"{len(kept):4} articles", ranked([e for e in examples if not e.tested or e.group in kept]), flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--coded", type=Path, action="append", default=[])
    parser.add_argument("--articles", type=Path)
    parser.add_argument("--gold", type=Path, action="append", default=[])
    parser.add_argument("--gold-articles", type=Path, action="append", default=[])
    parser.add_argument("--registry", action="append", default=[])
    parser.add_argument("--events", type=Path)
    parser.add_argument("--deaths", type=Path)
    parser.add_argument("--ablate", action="store_true")
    parser.add_argument("--curve", action="store_true")
    args = parser.parse_args()
    registries = [None if name == "none" else name for name in args.registry] or [None] * len(args.gold)
    golds = [Gold(*own) for own in zip(args.gold, args.gold_articles, registries, strict=True)]
    corpora = Corpora(args.coded, args.articles, golds, args.events, args.deaths)
    if args.coded:
        read = read_corpora(corpora, print)
        assert read.corpus is not None
        if args.ablate:
            ablate(read.examples)
        if args.curve:
            curve(read.examples)
        questions = questions_of(read.examples)
        crossed = cross_validate(questions)
        meta = {"temperature": temperature_of(questions, crossed.scores), "nobody": NOBODY}
        meta["people"] = load_ranker().people
        rows = judged(read.coded, crossed_hits(crossed, read.corpus, meta), read.corpus.mentions)
        for end in ("target", "other"):
            print(end, measured(rows[rows["end"] == end]))
        target = rows[rows["end"] == "target"]
        for table in (at_levels(target), reliability(target), by_frame(target)):
            print(table.round(3).to_string(index=False), end="\n\n")
    if args.events:
        rows = read_events(args.events)
        rows = rows[[held_out(text) for text in rows["text"]]]
        own = tables_of(rows)
        print(on_events(rows, own.hits, own.mentions).round(3).to_string())


if __name__ == "__main__":
    main()
