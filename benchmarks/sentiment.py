"""What a lexicon of sentiment misses: ``python benchmarks/sentiment.py [--newsmtsc FILE]``.

Without a file, TextBlob's polarity of made-up sentences. With ``train.jsonl`` of NewsMTSC (Hamborg and Donnay 2021),
macro-F1 of the whole sentence's polarity as the stance toward each target in it, for TextBlob and, where the package
vaderSentiment is installed, for VADER.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

import numpy as np
from sklearn.metrics import f1_score
from textblob import TextBlob

from framing.training.classifiers.newsmtsc import read_newsmtsc

# Sentence, what it does to whom, why the polarity is what it is.
EXAMPLES = [
    ("Troops massacred the villagers.", "against the troops", "verbs are not in the lexicon"),
    ("Prosecutors charged him with fraud.", "against him", "nouns neither"),
    ("The council condemned the shelling.", "against the shelling", "nor speech acts"),
    ("She rescued six children.", "for her", "nor good deeds"),
    ("The attack was unprovoked.", "against who attacked", "a judgment that is no feeling"),
    ("Critics attacked the mayor, and voters thanked the nurse.", "against one, for another", "one score a sentence"),
    ("Popular forces took the bridge.", "none", "a name taken for praise"),
    ("The firm paid a fine.", "against the firm", "the noun taken for the adjective"),
    ("The regime calls it a great success.", "none, or mockery", "reported words taken for the outlet's"),
    ("Nobody was killed, and the mayor's plan worked.", "for the mayor", "the negation stands in the subject"),
]
MARGINS = (0.0, 0.05, 0.1, 0.2)


def textblob_polarity(text: str) -> float:
    return float(TextBlob(text).sentiment.polarity)


def measure(name: str, polarity: Callable[[str], float], path: Path) -> None:
    table = read_newsmtsc(path)
    known = {text: polarity(text) for text in dict.fromkeys(table["text"])}
    value = table["text"].map(known).to_numpy(float)
    for margin in MARGINS:
        label = np.where(value > margin, "positive", np.where(value < -margin, "negative", "neutral"))
        score = f1_score(table["y"], label, average="macro")
        print(f"{name:9} neutral within ±{margin:.2f}: macro-F1 {score:.3f}", flush=True)
    coded = (table["y"] != "neutral").to_numpy()
    wrong = (np.sign(value) == np.where(table["y"] == "negative", 1, -1)) & coded
    print(
        f"{name:9} of {coded.sum()} targets coded good or bad: {(value == 0)[coded].mean():.0%} have polarity 0, ",
        end="",
    )
    print(f"{wrong[coded].mean():.0%} the opposite sign")
    both = sum({"negative", "positive"} <= set(own) for _, own in table.groupby("text")["y"])
    print(f"{both} sentences are good for one target and bad for another")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--newsmtsc", type=Path)
    options = parser.parse_args()
    for text, stance, why in EXAMPLES:
        print(f"{textblob_polarity(text):+.2f}  {text}  [{stance}; {why}]")
    if options.newsmtsc:
        measure("TextBlob", textblob_polarity, options.newsmtsc)
        try:
            from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer
        except ImportError:
            print("VADER is left out: the package vaderSentiment is not installed")
            return
        analyzer = SentimentIntensityAnalyzer()
        measure("VADER", lambda text: float(analyzer.polarity_scores(text)["compound"]), options.newsmtsc)


if __name__ == "__main__":
    main()
