"""Reach of lexicons beyond the two articles: NewsWCL50's property phrases that a fitting frame touches.

    python benchmarks/reach.py annotations.csv [--lexicon FILE]... [--half 0|1]

``annotations.csv`` is the file of NewsWCL50 (Hamborg et al. 2019, CC BY-SA 4.0; github.com/fhamborg/NewsWCL50). The
phrases are short and stand without their sentence, so that terms which need a context are not found. ``--half`` takes
the events with an even (0) or odd (1) number only: the first was read while the lexicons were widened.
"""

from __future__ import annotations

import argparse
import csv
from collections import defaultdict
from pathlib import Path

from framing.lexicons import Matcher, read_lexicons

#: Frames that say of somebody what the code says.
FITTING: dict[str, set[str]] = {
    "Aggressor": {"aggression", "condemnation", "blame", "terrorism", "occupation", "illegality", "alarm",
                  "threat_magnitude", "ulterior_motive", "self_defence"},
    "Victim": {"victimhood", "casualties", "humanitarian", "aggression", "blame", "condemnation", "self_defence"},
    "Unlawfulness": {"illegality", "blame", "aggression"},
    "Power": {"threat_magnitude", "occupation", "mission_legitimation", "presence_neutral", "label_legitimising",
              "aggression", "legality", "external_backing", "self_defence", "peace_resolution"},
    "No trustworthiness": {"ulterior_motive", "epistemic_doubt", "blame", "illegality", "label_delegitimising"},
}  # fmt: skip


def main() -> None:
    """Print, by code, the share of phrases touched by a fitting frame and by any."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("annotations", type=Path)
    parser.add_argument("--lexicon", action="append")
    parser.add_argument("--half", type=int, choices=(0, 1))
    parser.add_argument("--missed", help="print the phrases of this code that no fitting frame touches")
    options = parser.parse_args()
    matcher = Matcher(read_lexicons(options.lexicon))
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    with options.annotations.open(encoding="utf-8-sig", newline="") as file:
        lines = file.readlines()
    rows = list(csv.DictReader(lines[1:] if lines[0].startswith("sep=") else lines))
    for row in rows:
        code = row["code_name"].split("\\")[-1]
        if code not in FITTING or (options.half is not None and int(row["event_id"]) % 2 != options.half):
            continue
        frames = {match.entry.frame for match in matcher.match(row["code_mention"])}
        count = counts[code]
        count[0] += 1
        count[1] += bool(frames & FITTING[code])
        count[2] += bool(frames)
        if options.missed == code and not frames & FITTING[code]:
            print("   ", row["code_mention"])
    print(f"{'code':20s} {'phrases':>8s} {'fitting':>8s} {'any':>8s}")
    for code, (n, fitting, any_frame) in sorted(counts.items()):
        print(f"{code:20s} {n:8d} {fitting / n:8.3f} {any_frame / n:8.3f}")


if __name__ == "__main__":
    main()
