"""Measure the classifiers on BABE and NewsMTSC again: ``python benchmarks/classifiers.py --babe FILE --newsmtsc FILE``.

BABE: ``final_labels_SG2.csv`` of Spinde et al. (2021). NewsMTSC: ``train.jsonl`` of Hamborg and Donnay (2021). Both are
read from where they lie; nothing of them is kept.
"""

from __future__ import annotations

import argparse
import ast
import json
import time
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from framing.frames import FrameClassifier, TargetStanceClassifier, coverage_curve, cross_validate


def read_babe(path: Path) -> pd.DataFrame:
    table = pd.read_csv(path, sep=";", encoding="utf-8-sig")
    table = table[table["label_bias"] != "No agreement"].reset_index(drop=True)
    table["marked"] = [ast.literal_eval(words) for words in table["biased_words"]]
    return table


def read_newsmtsc(path: Path) -> pd.DataFrame:
    rows = []
    for line in path.read_text(encoding="utf-8").splitlines():
        sentence = json.loads(line)
        for target in sentence["targets"]:
            rows.append(
                {
                    "text": sentence["sentence_normalized"],
                    "start": target["from"],
                    "end": target["to"],
                    "y": {2: "negative", 4: "neutral", 6: "positive"}[int(target["polarity"])],
                    "article": "_".join(target["Input.gid"].split("_")[:3]),
                }
            )
    return pd.DataFrame(rows)


def show(name: str, result: Any, y: Any) -> None:
    sure = coverage_curve(y, result.probabilities, result.classes, steps=2)["accuracy"].iloc[0]
    top = result.probabilities.max(axis=1)
    right = result.predictions == np.asarray(y)
    bins = np.minimum((top * 10).astype(int), 9)
    gap = sum(abs(top[bins == b].mean() - right[bins == b].mean()) * (bins == b).mean() for b in set(bins))
    print(f"\n{name}\n{result}\naccuracy on the surest half {sure:.3f}; calibration error {gap:.3f}", flush=True)
    if 0 < len(result.by_group) < 20:
        print(result.by_group.round(3).to_string())


def babe(path: Path, background: str | None) -> None:
    table = read_babe(path)
    texts, y = table["text"].tolist(), table["label_bias"]
    marked = table["marked"].tolist()
    for name, params in (("marked words", {"marked": marked}), ("no marked words", {})):
        result = cross_validate(FrameClassifier(background), texts, y, table["outlet"], params=params)
        show(f"BABE, {name}, background {background}", result, y)
    model = FrameClassifier(background)
    start = time.process_time()
    model.fit(texts, y, marked=marked)
    middle = time.process_time()
    model.predict(texts)
    end = time.process_time()
    speed = len(texts) / (end - middle)
    print(f"fit {len(texts)} sentences in {middle - start:.0f} s, {speed:.0f} predictions/s (processor time, one core)")


def newsmtsc(path: Path, background: str | None) -> None:
    table = read_newsmtsc(path)
    X = table[["text", "start", "end"]]
    result = cross_validate(TargetStanceClassifier(background), X, table["y"], table["article"], random=False)
    show(f"NewsMTSC, {table['article'].nunique()} articles, background {background}", result, table["y"])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--babe", type=Path)
    parser.add_argument("--newsmtsc", type=Path)
    parser.add_argument("--background", nargs="*", default=["shipped"], help="'shipped', 'none' or files")
    options = parser.parse_args()
    for name in options.background:
        background = None if name == "none" else name
        if options.babe:
            babe(options.babe, background)
        if options.newsmtsc:
            newsmtsc(options.newsmtsc, background)


if __name__ == "__main__":
    main()
