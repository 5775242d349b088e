"""Speed of the comparisons on a study: seconds of each verb, and how they grow with the number of articles.

    python benchmarks/comparisons.py STUDY [--sizes 250 1000] [--by outlet lean] [--against CHECKOUT] [--only rates …]
    python benchmarks/comparisons.py --invented 40

STUDY is a folder that ``framing analyze`` wrote; with ``--invented`` the invented collection is analysed, so many
articles an outlet. Every verb is timed on the first articles of the study, as many as `sizes` says, in processor time
of one core, each on tables of which nothing has been worked out yet: what a verb reads of the texts, it reads anew.
Models and word lists are loaded before. `growth` is the exponent between the first and the last size: 1 where time
grows with the articles, 2 where it grows with their square; verbs that take less than a tenth of a second are not
judged. `brief` is that of the event that most articles report.

With ``--against`` the same is measured with another checkout of the package: `ratio` is its time over that of this
one, and `same` says whether the results are the same table (numbers to nine digits).
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import os
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

import framing as fr

_JUDGED = 0.1  # seconds
_WARM = 20  # articles on which all verbs run before they are timed


def fresh(study: fr.Study) -> fr.Study:
    """The study with tables of which nothing has been worked out."""
    made = {name: table.copy() for name, table in study.tables()}
    for table in made.values():
        table.attrs.clear()
    return replace(study, **made)


def told(study: fr.Study) -> dict[str, pd.DataFrame]:
    """The quantities, where the study has them; a checkout of before has none."""
    found = getattr(study, "quantities", None)
    return {} if found is None else {"quantities": found}


def verbs(by: list[str], folder: Path) -> dict[str, Callable[[fr.Study], Any]]:
    """What is timed, by name; each takes a study."""
    from framing.actors import find_merges, summarize_actors
    from framing.actors.find_merges import list_merges
    from framing.compare.acts import sides_or_patients
    from framing.study import figures
    from framing.study.provenance import lexicons_of
    from framing.study.summary import summary

    compare = fr.compare

    def verdict(s: fr.Study, name: str, **more: Any) -> Any:
        return getattr(compare, name)(s.hits, s.articles, actors=s.actors, lexicons=lexicons_of(s.run), **more)

    def halves(s: fr.Study) -> tuple[pd.DataFrame, pd.DataFrame]:
        one = s.quotes["article_id"].isin(set(s.articles["article_id"][::2]))
        return s.quotes[one], s.quotes[~one]

    def portrayal(s: fr.Study, group: str) -> Any:
        mentions = s.mentions
        if not mentions["stance"].notna().any():  # invented, since the time is asked, not the finding
            drawn = np.random.default_rng(5).choice(["negative", "neutral", "positive"], len(mentions))
            mentions = mentions.assign(stance=pd.Series(drawn, index=mentions.index, dtype=object))
        return compare.portrayal(mentions, s.articles, s.quotes, by=group, actors=s.actors)

    def brief(s: fr.Study) -> Any:
        events = s.articles["event"].value_counts()
        return compare.event_brief(s, events.index[0]) if len(events) and events.iloc[0] > 1 else None

    out: dict[str, Callable[[fr.Study], Any]] = {}
    for group in by:
        own: dict[str, Callable[[fr.Study, str], Any]] = {
            "rates": lambda s, g: compare.rates(s.hits, s.articles, by=g, what=["frame", "voice"]),
            "rates of terms": lambda s, g: compare.rates(s.hits, s.articles, by=g, what="term"),
            "rates of mentions": lambda s, g: (
                compare.rates(s.mentions, s.articles, by=g, what="actor_kind")
                if "actor_kind" in s.mentions
                else compare.rates(s.mentions, s.articles, by=g, what="form")
            ),
            "rates by voice": lambda s, g: compare.rates(
                s.hits, s.articles, by=g, what=["frame", "voice"], denominator="voice", quotes=s.quotes
            ),
            "sourcing": lambda s, g: compare.sourcing(s.quotes, s.articles, s.actors, by=g),
            "sources": lambda s, g: compare.sourcing(s.quotes, s.articles, by=g, measures=["gender", "role"]),
            "naming": lambda s, g: compare.naming(s.mentions, s.articles, by=g),
            "accusations": lambda s, g: verdict(s, "accusations", by=g),
            "doubts": lambda s, g: verdict(s, "doubts", by=g),
            "agency": lambda s, g: compare.agency(
                s.hits, s.articles, by=g, of=sides_or_patients(s.hits, s.actors), actors=s.actors
            ),
            "portrayal": portrayal,
            "coverage": lambda s, g: compare.coverage(s.articles, s.quotes, by=g),
            "dispersion": lambda s, g: compare.dispersion(s.hits, s.articles, by=g),
        }
        out |= {f"{name} ({group})": lambda s, verb=verb, g=group: verb(s, g) for name, verb in own.items()}
    out |= {
        "rates by actor": lambda s: compare.rates(s.hits, s.articles, by="actor", quotes=s.quotes),
        "accusations": lambda s: verdict(s, "accusations"),
        "doubts": lambda s: verdict(s, "doubts"),
        "keyness": lambda s: compare.keyness(*halves(s)),
        "statements": lambda s: compare.statements(s.quotes, s.articles),
        "statements, one event": lambda s: compare.statements(s.quotes, s.articles.assign(event="one")),
        "numbers": lambda s: compare.numbers(s.articles, s.quotes, s.mentions, **told(s)),
        "numbers, one event": lambda s: compare.numbers(
            s.articles.assign(event="one"), s.quotes, s.mentions, **told(s)
        ),
        "numbers, from texts": lambda s: compare.numbers(s.articles, s.quotes, s.mentions),
        "brief": brief,
        "concordance": lambda s: compare.concordance(s.hits, s.articles),
        "long, articles": lambda s: s.to_long("article"),
        "long, quotes": lambda s: s.to_long("quote"),
        "long, mentions": lambda s: s.to_long("mention"),
        "score quotes": lambda s: s.score_quotes(),
        "score texts": lambda s: s.score_texts(),
        "score sentences": lambda s: s.score_texts(unit="sentence"),
        "score actors": lambda s: s.score_actors(),
        "stance": lambda s: fr.add_stance(s.mentions, s.articles),
        "find merges": lambda s: find_merges(s.mentions, s.articles, s.quotes),
        "list merges": lambda s: list_merges(s.mentions, s.articles, s.quotes, fr.read_registry("world")),
        "sum up actors": lambda s: summarize_actors(s.mentions, s.quotes, actors=s.actors),
        "events": lambda s: fr.find_events(s.articles.drop(columns="event").assign(event=None)),
        "copies": lambda s: fr.find_copies(s.articles),
        "half of it": lambda s: s[: len(s.articles) // 2].actors,
        "summary": summary,
        "figures": lambda s: [str(path.name) for path in figures.draw(s, folder / "figures")],
        "save": lambda s: s.save(folder / "saved", figures=False) and None,
        "load": lambda s: fr.Study.load(folder / "saved").hits,
    }
    return out


def same(found: Any) -> str:
    """Hash of a result: equal where the tables are, numbers to nine digits."""
    found = getattr(found, "matrix", found)
    if isinstance(found, pd.DataFrame):  # column by column: a table of a million rows is no text to hold
        parts = [*((str(name), found[name]) for name in sorted(found, key=str)), ("index", found.index)]
        told = "".join(f"{name}:{same(column.tolist())}" for name, column in parts)
        return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()

    def plain(value: Any) -> Any:
        if isinstance(value, dict):
            return {str(key): plain(each) for key, each in value.items()}
        if isinstance(value, (list, tuple, np.ndarray)):
            return [plain(each) for each in value]
        if isinstance(value, (float, np.floating)):
            return f"{value:.9g}"
        return str(value)

    return hashlib.sha256(json.dumps(plain(found), sort_keys=True).encode("utf-8", "surrogatepass")).hexdigest()


def measure(study: fr.Study, sizes: list[int], by: list[str], only: list[str], kept: Path) -> None:
    """Write seconds and hash of each verb at each size into a file, as they come."""
    by = [name for name in by if name in study.articles]
    out: dict[str, dict[str, Any]] = {}
    with tempfile.TemporaryDirectory() as aside:
        chosen = {
            name: verb
            for name, verb in verbs(by, Path(aside)).items()
            if not only or any(name.startswith(asked) for asked in only)
        }
        for size in [_WARM, *sizes]:
            part = study[:size]
            for name, verb in chosen.items():
                own = fresh(part)
                started = time.process_time()
                try:
                    found = verb(own)
                    spent = time.process_time() - started
                    done = {"s": spent, "same": same(found)}
                except Exception as error:
                    done = {"s": math.nan, "same": f"{type(error).__name__}: {error}"}
                    if size != _WARM:
                        traceback.print_exc()
                if size != _WARM:
                    out.setdefault(name, {})[str(size)] = done
                    kept.write_text(json.dumps(out), encoding="utf-8")
                    print(f"{size:6} {name:28} {done['s']:8.2f} s", file=sys.stderr, flush=True)


def in_a_process(checkout: Path, given: argparse.Namespace) -> dict[str, dict[str, Any]]:
    """Measure with a checkout, in a process of its own on one core."""
    threads = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1")
    environment = {**os.environ, **threads, "PYTHONPATH": str(checkout)}
    with tempfile.TemporaryDirectory() as aside:
        told = Path(aside) / "times.json"
        command = [sys.executable, str(Path(__file__).resolve()), "--json", str(told), "--package", str(checkout)]
        command += [str(given.study)] if given.study else ["--invented", str(given.invented)]
        command += ["--sizes", *map(str, given.sizes), "--by", *given.by]
        command += ["--only", *given.only] if given.only else []
        subprocess.run(command, check=True, env=environment, cwd=checkout)
        return dict(json.loads(told.read_text(encoding="utf-8")))


def table(mine: dict[str, dict[str, Any]], theirs: dict[str, dict[str, Any]] | None, sizes: Iterable[int]) -> list[str]:
    """The times as a table in Markdown."""
    sizes = [str(size) for size in sizes]
    first, last = sizes[0], sizes[-1]
    head = ["verb", *(f"{int(size):,} articles, s" for size in sizes)]
    head += ["growth"] if first != last else []
    head += ["before, s", "ratio", "same"] if theirs is not None else []
    lines = [f"| {' | '.join(head)} |", "|:---" + "|---:" * (len(head) - 1) + "|"]
    for name, own in mine.items():
        cells = [name, *(f"{own[size]['s']:.2f}" for size in sizes)]
        if first != last:
            judged = own[last]["s"] >= _JUDGED
            growth = math.log(own[last]["s"] / max(own[first]["s"], 1e-3)) / math.log(int(last) / int(first))
            cells.append(f"{growth:.2f}" if judged else "·")
        if theirs is not None:
            before = theirs.get(name, {}).get(last)
            here = all(theirs[name][size]["same"] == own[size]["same"] for size in sizes) if before else False
            cells += (
                [f"{before['s']:.2f}", f"{before['s'] / own[last]['s']:.1f}", "yes" if here else "NO"]
                if before
                else ["·", "·", "·"]
            )
        lines.append(f"| {' | '.join(cells)} |")
    return lines


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("study", nargs="?", type=Path, help="folder of `framing analyze`")
    arguments.add_argument("--invented", type=int, default=20, help="articles an outlet, where no study is given")
    arguments.add_argument("--sizes", type=int, nargs="+", default=[250, 1000])
    arguments.add_argument("--by", nargs="+", default=["outlet", "lean"])
    arguments.add_argument("--only", nargs="+", default=[], help="verbs whose name begins so")
    arguments.add_argument("--against", type=Path, help="another checkout")
    arguments.add_argument("--json", type=Path, help=argparse.SUPPRESS)
    arguments.add_argument("--package", type=Path, help=argparse.SUPPRESS)
    given = arguments.parse_args()
    given.study = given.study and given.study.resolve()
    if given.json is not None:
        assert Path(fr.__file__).is_relative_to(given.package), fr.__file__  # the checkout that is asked for
        study = fr.Study.load(given.study) if given.study else _invented(given.invented)
        sizes = [min(size, len(study.articles)) for size in given.sizes]
        measure(study, sizes, given.by, given.only, given.json)
        return 0
    mine = in_a_process(Path(__file__).resolve().parent.parent, given)
    theirs = in_a_process(given.against.resolve(), given) if given.against else None
    sizes = [int(size) for size in next(iter(mine.values()))]
    print("\n".join(table(mine, theirs, sizes)))
    return 0


def _invented(per_outlet: int) -> fr.Study:
    from framing import invented

    with tempfile.TemporaryDirectory() as aside:
        path = Path(aside) / "invented.toml"
        path.write_text(invented.registry(), encoding="utf-8")
        return fr.analyze(invented.articles(per_outlet), registry=path, scope="all")


if __name__ == "__main__":
    sys.exit(main())
