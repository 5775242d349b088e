"""Whether planted copies are found, and how long it takes.

    python benchmarks/copies.py articles.jsonl.gz [--number 4000] [--copies 400] [--seed 109] [--times 1 4]
    python benchmarks/copies.py --invented 100000 [--words 200]

``articles.jsonl.gz``: JSON lines with id, outlet, title, text and date, such as the collection Article-Bias-Prediction
(Baly et al. 2020; github.com/ramybaly/Article-Bias-Prediction). `number` articles are drawn, and of some of them copies
are planted in other outlets, some days later or earlier, with another headline: words changed, left out or put in (0 to
20 percent), in half of them also cut, by up to a half, at the end or by leaving out paragraphs. Copies that the
collection has by itself are told apart: they are pairs without a planted copy, and are listed (``--shown``).

``--invented``: time and memory alone, of so many articles of words drawn from a vocabulary of 50,000 by Zipf's law;
each twentieth is an earlier one with a twentieth of its words changed.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import resource
import time
import warnings
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

import framing as fr

EDITS = (0.0, 0.02, 0.05, 0.1, 0.15, 0.2)


def edited(text: str, share: float, words: list[str], draw: random.Random) -> str:
    """Change a share of the words: replaced, left out or put in."""
    out = []
    for line in text.split("\n"):
        made = []
        for word in line.split(" "):
            if draw.random() >= share:
                made.append(word)
                continue
            how = draw.random()
            made += [draw.choice(words)] if how < 0.6 else [] if how < 0.8 else [word, draw.choice(words)]
        out.append(" ".join(made))
    return "\n".join(out)


def cut(text: str, draw: random.Random) -> str:
    """Leave out up to a half: the end, or paragraphs."""
    paragraphs = [part for part in text.split("\n\n") if part.strip()]
    if len(paragraphs) < 4 or draw.random() < 0.5:
        words = text.split(" ")
        return " ".join(words[: int(len(words) * draw.uniform(0.5, 1.0))])
    gone = set(draw.sample(range(len(paragraphs)), draw.randint(1, len(paragraphs) // 2)))
    return "\n\n".join(part for number, part in enumerate(paragraphs) if number not in gone)


def planted(rows: list[dict[str, Any]], copies: int, draw: random.Random) -> list[dict[str, Any]]:
    """Copies of articles, with the share of their words that was changed."""
    words = [word for row in draw.sample(rows, 50) for word in row["text"].split()]
    made = []
    for number, row in enumerate(draw.sample(rows, copies)):
        share = EDITS[number % len(EDITS)]
        text = edited(row["text"], share, words, draw)
        is_cut = number // len(EDITS) % 2 == 1
        made.append(
            {
                **row,
                "id": f"copy-{number}",
                "of": row["id"],
                "edits": share,
                "cut": is_cut,
                "outlet": "Copyist",
                "title": "What happened on that day, and who was there",
                "text": cut(text, draw) if is_cut else text,
                "date": f"20{draw.randint(12, 20)}-{draw.randint(1, 12):02}-{draw.randint(1, 28):02}",
            }
        )
    return made


def _table(rows: list[dict[str, Any]]) -> pd.DataFrame:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return fr.read_articles(pd.DataFrame(rows)[["id", "outlet", "title", "text", "date"]])


def invented(number: int, length: int, seed: int) -> pd.DataFrame:
    """Articles of words that mean nothing, some of them copies."""
    draw = np.random.default_rng(seed)
    names = np.array([f"w{place:05d}" for place in range(50_000)])
    chance = 1.0 / np.arange(10, len(names) + 10)
    sizes = np.maximum(30, draw.lognormal(np.log(length), 0.5, number)).astype(int)
    texts: list[str] = []
    for part in np.array_split(sizes, max(1, number // 500)):
        words = names[draw.choice(len(names), int(part.sum()), p=chance / chance.sum())]
        texts += [" ".join(own) for own in np.split(words, np.cumsum(part)[:-1])]
    for place in range(20, number, 20):
        copy = texts[int(draw.integers(place))].split()
        for at in draw.integers(len(copy), size=len(copy) // 20):
            copy[at] = str(names[draw.integers(len(names))])
        texts[place] = " ".join(copy)
    ids, outlets = [f"a{place:06d}" for place in range(number)], [f"outlet {place % 50}" for place in range(number)]
    days = pd.Timestamp("2016-01-01") + pd.to_timedelta(np.arange(number) % 1000, "D")
    return pd.DataFrame({"article_id": ids, "outlet": outlets, "text": texts, "published": days.strftime("%Y-%m-%d")})


def _measure(number: int, length: int, seed: int) -> None:
    articles = invented(number, length, seed)
    before, start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
    found = fr.find_copies(articles)
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    copies = found["duplicate_of"].notna().sum()
    print(f"{number:,d} articles of {length} words in {time.process_time() - start:.1f} s, {copies:,d} copies")
    print(f"at most {after / 1024:,.0f} MB of memory, {before / 1024:,.0f} MB before")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path, nargs="?")
    parser.add_argument("--invented", type=int, help="only measure time and memory, of so many invented articles")
    parser.add_argument("--words", type=int, default=200)
    parser.add_argument("--number", type=int, default=4_000)
    parser.add_argument("--copies", type=int, default=400)
    parser.add_argument("--seed", type=int, default=109)
    parser.add_argument("--times", type=int, nargs="*", default=[], help="also time so many times the articles")
    parser.add_argument("--shown", action="store_true", help="print pairs that nobody planted")
    args = parser.parse_args()
    if args.invented:
        return _measure(args.invented, args.words, args.seed)
    if args.articles is None:
        parser.error("name a file of articles, or pass --invented")
    draw = random.Random(args.seed)
    with (gzip.open if args.articles.suffix == ".gz" else open)(args.articles, "rt", encoding="utf-8") as stream:
        every = [json.loads(line) for line in stream if line.strip()]
    rows = draw.sample(every, min(args.number, len(every)))
    words = sorted({word for row in rows[:200] for word in row["text"].split()})
    copies = planted(rows, args.copies, draw)
    articles = _table([*rows, *copies])
    start = time.process_time()
    found = fr.find_copies(articles)
    print(f"{len(articles):,d} articles in {time.process_time() - start:.1f} s")
    original = dict(zip(found["article_id"], found["duplicate_of"]))
    root = {name: name if pd.isna(of) else of for name, of in original.items()}
    text = {row["id"]: row for row in [*rows, *copies]}
    marked = pd.DataFrame({"article_id": name, "of": of} for name, of in original.items() if not pd.isna(of))
    made = {row["id"]: row["of"] for row in copies}
    own = [(a, b) for a, b in marked.itertuples(index=False) if a not in made and b not in made]
    wrong = [
        (a, b)
        for a, b in marked.itertuples(index=False)
        if (a in made or b in made)
        and made.get(a, a) != made.get(b, b)
        and root[made.get(a, a)] != root[made.get(b, b)]
    ]
    right = len(marked) - len(own) - len(wrong)
    print(f"precision {right / (right + len(wrong)):.3f} of {right + len(wrong)} marked that a planted copy is part of")
    table = pd.DataFrame(
        {"edits": row["edits"], "cut": row["cut"], "found": root[row["id"]] == root[row["of"]]} for row in copies
    )
    print(table.groupby(["edits", "cut"])["found"].agg(["mean", "size"]).round(3).to_string())
    few = table[table["edits"] <= 0.1]["found"]
    print(f"recall, at most a tenth of the words changed: {few.mean():.3f} of {len(few)}")
    print(f"{len(own)} pairs that nobody planted")
    print(found["wire"].value_counts().to_string())
    for a, b in own if args.shown else []:
        print(f"-- {text[a]['outlet']}: {text[a]['title']} | {text[b]['outlet']}: {text[b]['title']}")
    for times in args.times:
        again = [
            {**row, "id": f"{row['id']}.{n}", "text": edited(row["text"], 0.5, words, draw)}
            for n in range(times)
            for row in rows
        ]
        articles = _table(again)
        start = time.process_time()
        fr.find_copies(articles)
        print(f"{len(articles):,d} articles in {time.process_time() - start:.1f} s")


if __name__ == "__main__":
    main()
