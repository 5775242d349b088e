"""Measure the classifiers on BABE and NewsMTSC again: ``python benchmarks/classifiers.py --babe FILE --newsmtsc FILE``.

BABE: ``final_labels_SG2.csv`` of Spinde et al. (2021). NewsMTSC: ``train.jsonl`` of Hamborg and Donnay (2021). Both are
read from where they lie; nothing of them is kept. Beside the scores: seconds of training and predictions per second
(processor time), against TF-IDF of words and characters with logistic regression in the same run. ``--seeds 1 2 3``
splits in other ways than the one under which the classifiers were designed. ``--doubt FILE`` measures the classifier of
doubt by article; ``--shipped`` measures the classifiers that ship on files that they were not trained on.
"""

from __future__ import annotations

import argparse
import ast
import time
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold
from sklearn.pipeline import make_pipeline, make_union
from sklearn.preprocessing import FunctionTransformer

from framing.frames import FrameClassifier, TargetStanceClassifier
from framing.learn import coverage_curve, cross_validate, load_classifier
from framing.learn.cross_validation import held_out, random_folds, score
from framing.learn.labels import Labels
from framing.training.classifiers.casting_doubt import read_casting_doubt
from framing.training.classifiers.classifier_card import calibration_error
from framing.training.classifiers.newsmtsc import read_newsmtsc
from framing.training.classifiers.train_doubt import held_out_doubt, scores_of_doubt
from framing.training.classifiers.train_stance import scores


def read_babe(path: Path) -> pd.DataFrame:
    table = pd.read_csv(path, sep=";", encoding="utf-8-sig")
    table = table[table["label_bias"] != "No agreement"].reset_index(drop=True)
    table["marked"] = [ast.literal_eval(words) for words in table["biased_words"]]
    return table


def show(name: str, result: Any, y: Any) -> None:
    sure = coverage_curve(y, result.probabilities, result.classes, steps=2)["accuracy"].iloc[0]
    top = result.probabilities.max(axis=1)
    right = result.predictions == np.asarray(y)
    gap = calibration_error(top, right)
    print(f"\n{name}\n{result}\naccuracy on the surest half {sure:.3f}; calibration error {gap:.3f}", flush=True)
    if 0 < len(result.by_group) < 20:
        print(result.by_group.round(3).to_string())


def baseline(with_span: bool = False) -> Any:
    """TF-IDF of words and of characters with logistic regression; the target of a table of targets is hidden."""
    union = make_union(
        TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True),
        TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), min_df=3, sublinear_tf=True),
    )
    hide = [FunctionTransformer(hidden)] if with_span else []
    return make_pipeline(*hide, union, LogisticRegression(C=2, max_iter=300))


def hidden(X: pd.DataFrame) -> list[str]:
    return [text[:start] + "Xx" + text[end:] for text, start, end in zip(X["text"], X["start"], X["end"])]


def speed(model: Any, X: Any, y: Any, plain: Any, **params: Any) -> None:
    """Seconds of training, and predictions per second, best of three; the baseline in turn with the model."""
    start = time.process_time()
    model.fit(X, y, **params)
    trained = time.process_time() - start
    plain.fit(X, y)
    best = {"model": np.inf, "baseline": np.inf}
    for _ in range(3):
        for name, one in (("model", model), ("baseline", plain)):
            start = time.process_time()
            one.predict(X)
            best[name] = min(best[name], time.process_time() - start)
    rate = {name: len(y) / seconds for name, seconds in best.items()}
    print(
        f"fit {len(y)} rows in {trained:.0f} s; {rate['model']:.0f} predictions/s, TF-IDF and logistic regression "
        f"{rate['baseline']:.0f}/s: {rate['baseline'] / rate['model']:.1f} times as many (processor time)",
        flush=True,
    )


def other_splits(
    model: Any, X: Any, y: Any, groups: Any, seeds: list[int], stratified: bool, params: Any = None
) -> None:
    """Macro-F1 under other folds."""
    labels = Labels.learn(y, len(y))
    for seed in seeds:
        line = []
        if stratified:
            p = held_out(model, X, labels, random_folds(labels.codes, 5, seed), dict(params or {}))
            line.append(f"random {score(labels.codes, p)['macro_f1']:.3f}")
        split = GroupKFold(5, shuffle=True, random_state=seed).split(labels.codes, groups=np.asarray(groups))
        p = held_out(model, X, labels, list(split), dict(params or {}))
        line.append(f"grouped {score(labels.codes, p)['macro_f1']:.3f}")
        print(f"folds of seed {seed}: {', '.join(line)}", flush=True)


def babe(path: Path, background: str | None, seeds: list[int]) -> None:
    table = read_babe(path)
    texts, y = table["text"].tolist(), table["label_bias"]
    marked = table["marked"].tolist()
    for name, params in (("marked words", {"marked": marked}), ("no marked words", {})):
        model = FrameClassifier(background)
        show(
            f"BABE, {name}, background {background}", cross_validate(model, texts, y, table["outlet"], params=params), y
        )
        other_splits(model, texts, y, table["outlet"], seeds, True, params)
    show("BABE, TF-IDF and logistic regression", cross_validate(baseline(), texts, y, table["outlet"]), y)
    speed(FrameClassifier(background), texts, y, baseline(), marked=marked)


def newsmtsc(path: Path, background: str | None, seeds: list[int]) -> None:
    table = read_newsmtsc(path)
    X = table[["text", "start", "end"]]
    model = TargetStanceClassifier(background)
    for name, one in ((f"background {background}", model), ("TF-IDF and logistic regression", baseline(True))):
        result = cross_validate(one, X, table["y"], table["article"], random=False)
        show(f"NewsMTSC, {table['article'].nunique()} articles, {name}", result, table["y"])
    other_splits(model, X, table["y"], table["article"], seeds, False)
    speed(TargetStanceClassifier(background), X, table["y"], baseline(True))


def doubt(path: Path, shipped: bool) -> None:
    """Doubt: five classifiers that did not see the article; or the one that ships, on sentences that it did not see."""
    table = read_casting_doubt(path)
    chance = load_classifier("doubt").predict_proba(table)[:, 1] if shipped else held_out_doubt(table)
    print(
        f"\ndoubt, {len(table)} sentences\n{pd.Series(scores_of_doubt(table, chance)['scores']).to_string()}",
        flush=True,
    )


def shipped_stance(path: Path) -> None:
    """The classifier of stance that ships, on targets that it did not see."""
    table = read_newsmtsc(path)
    model = load_classifier("stance")
    found = scores(table["y"], model.predict_proba(table), model.classes_, [None] * len(table))
    print(f"\nstance that ships, {len(table)} targets\n{pd.Series(found['scores']).to_string()}")
    print(pd.DataFrame(found["coverage"]).to_string(index=False), flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--babe", type=Path)
    parser.add_argument("--newsmtsc", type=Path)
    parser.add_argument("--doubt", type=Path, help="sentences on people harmed, of Media-Coverage-of-War-Victims")
    parser.add_argument("--shipped", action="store_true", help="only what ships, on files that it was not trained on")
    parser.add_argument("--background", nargs="*", default=["shipped"], help="'shipped', 'none' or files")
    parser.add_argument("--seeds", nargs="*", type=int, default=[], help="seeds of further splits into folds")
    options = parser.parse_args()
    if options.doubt:
        doubt(options.doubt, options.shipped)
    if options.shipped:
        if options.newsmtsc:
            shipped_stance(options.newsmtsc)
        return
    for name in options.background:
        background = None if name == "none" else name
        if options.babe:
            babe(options.babe, background, options.seeds)
        if options.newsmtsc:
            newsmtsc(options.newsmtsc, background, options.seeds)


if __name__ == "__main__":
    main()
