"""How long a report takes to make, to open and to filter, as the collection grows.

    python benchmarks/report.py OUT [--times 10] [--keep FOLDER]

``OUT``: output folder of ``framing analyze``. With ``--times`` its articles come again under other ids, so that 1,000
articles stand for 10,000. Prints the seconds of a processor and of the clock for making the report, its size, and what
a reader waits for in Chromium: the first view from disk, the overview counted, each of some filters, pages.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path

import pandas as pd
from chromium import address_of, chromium, ready, visit

import framing as fr
from framing.report import write_report

_IDS = ("quote_id", "mention_id", "hit_id", "target_mention", "agent_mention", "patient_mention")
_VIEWS = (
    "#/overview", "#/overview?voice=narration", "#/overview?voice=narration&frame=aggression",
    "#/overview?from=2016-01-01", "#/frames", "#/frame?of=aggression", "#/actors",
    "#/passages?table=hits&frame=aggression", "#/articles", "#/search?q=president",
)  # fmt: skip


def again(study: fr.Study, times: int) -> fr.Study:
    """The articles of a study several times, each time under other ids."""
    made: dict[str, list[pd.DataFrame]] = {}
    own = set(study.articles["article_id"])
    for k in range(times):
        for name, table in study.tables():
            table = table.copy()
            for column in table.columns.intersection(["article_id", *_IDS]):
                table[column] = f"{k}x" + table[column].astype(object).where(table[column].notna(), None)
            for column in table.columns.intersection(["actor_id", "speaker", "target", "agent", "patient"]):
                of_article = table[column].astype(object).map(lambda one: str(one).rpartition(":")[0] in own)
                table[column] = table[column].astype(object).where(~of_article, f"{k}x" + table[column].astype(object))
            made.setdefault(name, []).append(table)
    tables = {name: pd.concat(parts, ignore_index=True) for name, parts in made.items()}
    tables["actors"] = tables["actors"].drop_duplicates("actor_id", ignore_index=True)
    return fr.Study(**tables, run=study.run, rejected=study.rejected)


def read(page: Path) -> None:
    driver = chromium()
    visit(driver, address_of(page))
    paint = driver.execute_script("return performance.getEntriesByName('first-contentful-paint')[0].startTime")
    print(
        f"first view: {paint:,.0f} ms; counted anew after {driver.execute_script('return performance.now()'):,.0f} ms"
    )
    for turn in (1, 2):
        for view in _VIEWS:
            driver.execute_script("delete document.body.dataset.took; location.hash = arguments[0]", view)
            ready(driver)
            print(f"  {turn}. {view}: {driver.execute_script('return document.body.dataset.took')} ms")
            driver.execute_script("location.hash = '#/methods'")
            ready(driver)
    driver.quit()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--times", type=int, default=1)
    parser.add_argument("--keep", type=Path)
    given = parser.parse_args()
    study = fr.Study.load(given.out)
    study = study if given.times == 1 else again(study, given.times)
    print(study)
    with tempfile.TemporaryDirectory() as folder:
        begin = time.process_time(), time.perf_counter()
        page = write_report(study, given.keep or Path(folder) / "report")
        files = [file for file in page.parent.rglob("*") if file.is_file()]
        size = sum(file.stat().st_size for file in files) / 1e6
        print(
            f"made: {time.process_time() - begin[0]:.0f} s of a processor, {time.perf_counter() - begin[1]:.0f} s; "
            f"{len(files):,} files, {size:,.0f} MB"
        )
        read(page)


if __name__ == "__main__":
    main()
