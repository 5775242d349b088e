"""Whether a run gives one actor to one person or body over all its articles, without a registry.

    python benchmarks/spellings.py --articles articles.jsonl.gz [--part tune|report] [--gold FILE] [--shown]

``articles.jsonl.gz`` is the collection Article-Bias-Prediction (Baly et al. 2020;
github.com/ramybaly/Article-Bias-Prediction) as JSON lines with id, title, text, outlet and date. The articles of the
gold (``tests/gold/spellings.json``) are read in one run, those of both parts whichever is asked for. Precision and
recall count pairs of mentions of different articles; intervals: 95 %, by article. ``--shown`` (of the part tune alone)
prints the score of each entity and which were merged. ``--gold tests/gold/spellings_report.json``, of the part report
alone, has entities that were drawn at random.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import pandas as pd

import framing as fr
from framing.validity.shipped.coded_terms import collection_rows
from framing.validity.shipped.spelling_scores import read_spellings, score_spellings

GOLD = Path(__file__).parent.parent / "tests" / "gold" / "spellings.json"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=Path, required=True)
    parser.add_argument("--gold", type=Path, default=GOLD, metavar="FILE", help="default: tests/gold/spellings.json")
    parser.add_argument("--part", choices=("tune", "report"), default="tune")
    parser.add_argument("--shown", action="store_true", help="print every entity, and which were merged")
    args = parser.parse_args()
    if args.shown and args.part != "tune":
        parser.error("nobody looks at the errors of the part report; --shown goes with --part tune")
    fields = ("id", "title", "text", "outlet", "date")
    rows = collection_rows(args.articles, set(read_spellings(args.gold)["article_id"]))
    study = fr.analyze(pd.DataFrame([{name: row.get(name) for name in fields} for row in rows]))
    scores = score_spellings(study.mentions, study.articles, read_spellings(args.gold, args.part), boot=1000)
    print(scores.note)
    print(scores.summary.round(3).to_string())
    if args.shown:
        print(scores.groups("entity").round(3).to_string())
        print(scores.merged.to_string(index=False))


if __name__ == "__main__":
    main()
