"""Whether axe-core finds serious faults of accessibility in the pages of a report.

    npm pack axe-core && tar xf axe-core-*.tgz
    python benchmarks/axe.py REPORT package/axe.min.js [--page '#/overview' …]

Opens each page of the report in Chromium, in light and dark and on a narrow screen, and runs axe.min.js (Deque; MPL
2.0, no part of this project) in it. Ends with status 1 if a finding is serious or critical.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from chromium import address_of, chromium, visit
from selenium import webdriver

PAGES = (
    "#/overview",
    "#/events",
    "#/articles",
    "#/actors",
    "#/frames",
    "#/methods",
    "#/passages?table=hits",
    "#/search?q=the",
)


def first_links(driver: webdriver.Chrome, start: str) -> list[str]:
    """An article, its first term, an actor, a frame, an event and what an outlet leaves out, by the first links."""
    found = []
    for page, view in (("articles", "article"), ("overview", "actor"), ("overview", "frame"), ("events", "event")):
        visit(driver, f"{start}#/{page}")
        one = driver.execute_script(
            f"return document.querySelector('main section:not([hidden]) a[href^=\"#/{view}?\"]')?.getAttribute('href')"
        )
        found += [one] if one else []
        if one and view == "article":
            found.append(f"{one}&row=h1")
        if one and view == "event":
            visit(driver, start + one)
            left_out = "return document.querySelector('a[href*=\"without=\"]')?.getAttribute('href')"
            found += [more] if (more := driver.execute_script(left_out)) else []
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("report", type=Path)
    parser.add_argument("axe", type=Path)
    parser.add_argument("--page", action="append")
    given = parser.parse_args()
    script = given.axe.read_text(encoding="utf-8")
    start = address_of(given.report)
    grave = 0
    for width, dark in ((1400, False), (1400, True), (390, False)):
        driver = chromium(width, dark=dark)
        for view in given.page or [*PAGES, *first_links(driver, start)]:
            visit(driver, start + view)
            driver.execute_script(script)
            result = driver.execute_async_script("const done = arguments[0]; axe.run().then(done)")
            for found in result["violations"]:
                heavy = found["impact"] in ("serious", "critical")
                grave += heavy
                where = "; ".join(str(node["target"][0]) for node in found["nodes"][:3])
                screen = f"{width} {'dark ' if dark else ''}{view}"
                print(f"{screen}: {found['impact']}: {found['id']} ({len(found['nodes'])}): {where}")
        driver.quit()
    print(f"{grave} serious or critical findings")
    return bool(grave)


if __name__ == "__main__":
    sys.exit(main())
