"""Does a quote get the same counts from its words alone as from its article?

    python benchmarks/scores.py --articles articles.jsonl.gz [--number 120] [--seed 107]

Articles are drawn from JSON Lines with the keys ``text``, ``title`` and ``outlet`` (measured on the collection of Baly
et al. 2020, github.com/ramybaly/Article-Bias-Prediction). Framing terms are found in them, and each quote gets its
counts by frame

- from the hits (``score_quotes(quotes, hits=hits)``), which are held against the hits grouped by quote;
- from its content alone (``score_quotes(quotes)``);
- from its content taken for a text (``score_texts(quotes["content"])``), as if nobody had said it.

Printed are the quotes with other counts than the hits have, those of them that stand in or hold another quote, and
the frames of the terms that are more or fewer.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from collections import Counter
from pathlib import Path

import pandas as pd

import framing as fr


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--articles", type=Path, required=True)
    parser.add_argument("--number", type=int, default=120)
    parser.add_argument("--seed", type=int, default=107)
    options = parser.parse_args()
    with gzip.open(options.articles, "rt", encoding="utf-8") as stream:
        rows = [json.loads(line) for line in stream]
    study = fr.analyze(pd.DataFrame(random.Random(options.seed).sample(rows, options.number)))
    quotes = study.quotes
    counted = study.score_quotes()
    frames = [name for name in counted if name in set(study.hits["frame"])]
    grouped = pd.crosstab(study.hits["quote_id"], study.hits["frame"])
    grouped = grouped.reindex(index=counted.index, columns=frames, fill_value=0)
    alone = fr.score_quotes(quotes)
    text = fr.score_texts(quotes["content"]).set_axis(counted.index)
    inside = fr.score_quotes(quotes, nested="both")["words"] != alone["words"]
    outside = fr.score_quotes(quotes, nested="outer")["words"] != fr.score_quotes(quotes, nested="both")["words"]
    nested = inside | outside
    print(f"{options.number} articles, {len(quotes)} quotes, {int(nested.sum())} of them in one another")
    for name, table in (("the hits", counted), ("contents alone", alone), ("contents as texts", text)):
        more = table[frames] - grouped
        wrong = (more != 0).any(axis=1)
        gained, lost = (Counter(side.clip(lower=0).sum().to_dict()) for side in (more, -more))
        told = [
            ", ".join(f"{frame} {int(n)}" for frame, n in found.most_common(4) if n) or "none"
            for found in (gained, lost)
        ]
        print(
            f"{name}: {int(wrong.sum())} quotes with other counts, {int((wrong & nested).sum())} of them in one "
            f"another; terms more: {told[0]}; fewer: {told[1]}"
        )


if __name__ == "__main__":
    main()
