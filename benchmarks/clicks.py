"""Five questions of somebody new to a report, answered by clicking: how many clicks each takes, and if it is right.

    python benchmarks/clicks.py OUT [--report FOLDER] [--word regime] [--frame terrorism] [--most 4]

``OUT``: output folder of ``framing analyze``; articles of events (a column ``event``, or ``--events``) and of several
outlets. The report is made, unless ``--report`` says where it is, and opened in Chromium. The answer is read off the
page and set against the tables. A click, a choice in a filter, and words typed into the search count one each. Prints a
table; ends with status 1 if an answer is wrong or takes more than ``--most``.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

from chromium import address_of, chromium, ready, visit

import framing as fr
from framing.compare.inference.counting import attributed
from framing.report import write_report

_TABLE = 'main section:not([hidden]) figure[data-table="{}"]'
_ROWS = """return [...document.querySelectorAll(arguments[0])]
    .map(row => [...row.cells].map(cell => cell.firstChild ? cell.firstChild.textContent : ""))"""
_PASSAGES = "return [...document.querySelectorAll('.passage')].map(one => one.textContent)"


class Reader:
    """Somebody with a mouse and a keyboard, who counts what they do."""

    def __init__(self, address: str) -> None:
        self.driver, self.address = chromium(), address
        self.begin()

    def begin(self) -> None:
        """Open the report anew, and count from nothing."""
        visit(self.driver, self.address)
        self.done: list[str] = []

    def _do(self, what: str, deed: Callable[[], Any], moves: bool = True) -> None:
        """Do it, and wait for the page that it leads to; what sorts a table leads nowhere."""
        driver = self.driver
        before = driver.execute_script(
            "if (arguments[0]) delete document.body.dataset.took; return location.hash", moves
        )
        deed()
        while moves and driver.execute_script("return location.hash") == before:
            time.sleep(0.01)
        ready(driver)
        self.done.append(what)

    def click(self, what: str, selector: str, text: str | None = None) -> None:
        """Click the element that a selector and its text tell, among those that are shown."""
        found = self.driver.execute_script(
            "return [...document.querySelectorAll(arguments[0])].filter(one => one.offsetParent"
            " && (arguments[1] === null || one.textContent === arguments[1]))[0]", selector, text
        )  # fmt: skip
        if found is None:
            raise LookupError(f"no {selector} {text or ''} on {self.driver.current_url}")
        self.driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", found)
        self._do(what, found.click, found.tag_name == "a")

    def cell(self, what: str, table: str, row: int, column: int) -> None:
        """Click the link in a cell of a table."""
        scope = f"{_TABLE.format(table)} tbody tr:nth-child({row})"
        self.click(what, f"{scope} td:nth-child({column + 1}) a")

    def choose(self, filter_: str, value: str) -> None:
        """Choose in a filter."""
        script = (
            "const one = document.querySelector('#filters [name=\"' + arguments[0] + '\"]');"
            "one.value = arguments[1]; one.dispatchEvent(new Event('change', {bubbles: true}))"
        )
        self._do(f"{filter_} = {value}", lambda: self.driver.execute_script(script, filter_, value))

    def search(self, words: str) -> None:
        """Write words into the field of the search."""
        field = self.driver.find_element("id", "words")
        field.clear()
        self._do(f"search “{words}”", lambda: field.send_keys(words + "\n"))

    def rows(self, table: str) -> tuple[list[str], list[list[str]]]:
        """Heads and rows of a table, as they are shown."""
        head, *body = self.driver.execute_script(_ROWS, _TABLE.format(table) + " tr")
        return head, body

    def every_row(self, table: str, right: Callable[[list[str]], bool]) -> int:
        """Show more of a table until a row is there; the number of that row."""
        while True:
            found = [number for number, row in enumerate(self.rows(table)[1], 1) if right(row)]
            if found:
                return found[0]
            self.click("show more", f"{_TABLE.format(table)} button.more")

    def counted(self) -> int:
        """How many passages the page says that there are."""
        head = self.driver.execute_script("return document.querySelector('#view h1').textContent")
        return int(head.split()[0].replace(",", ""))


class Truth:
    """The same answers from the tables."""

    def __init__(self, study: fr.Study) -> None:
        self.study = study
        self.articles = study.articles[study.articles["duplicate_of"].isna()]
        self.names = dict(zip(study.actors["actor_id"], study.actors["name"]))
        inside = set(self.articles["article_id"])
        quotes = study.quotes[study.quotes["article_id"].isin(inside)]
        self.quotes = attributed(quotes)
        self.hits = study.hits[study.hits["article_id"].isin(inside)]
        self.mentions = study.mentions[study.mentions["article_id"].isin(inside)]
        self.accused = fr.compare.accusations(self.hits, self.articles, actors=study.actors)

    def name(self, actor: Any) -> str:
        """What an actor is called."""
        return str(self.names.get(actor, actor))

    def quoted(self, outlet: str) -> Counter[str]:
        """How often an outlet quotes whom."""
        own = self.quotes[(self.quotes["outlet"] == outlet) & self.quotes["actor_id"].notna()]
        return Counter(map(self.name, own["actor_id"]))

    def accusations(self) -> dict[tuple[str, str], Counter[str]]:
        """Of each speaker and target, how often by which frame."""
        out: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        for row in self.accused.to_dict("records"):
            out[self.name(row["speaker"]), self.name(row["target"])][row["frame"]] += row["n"]
        return out


def only_by_one(reader: Reader, truth: Truth, one: str, other: str) -> tuple[str, bool]:
    """Who is quoted most by A, but not by B?"""
    head, _ = reader.rows("quoted")
    if not {one, other} <= set(head):
        reader.choose("outlet", one)
        reader.choose("beside", other)
        head, _ = reader.rows("quoted")
    reader.click(f"heading {one}", f"{_TABLE.format('quoted')} button.sort", one)
    at, beside = head.index(one), head.index(other)
    row = reader.rows("quoted")[1][reader.every_row("quoted", lambda row: row[beside] == "·") - 1]
    mine, theirs = truth.quoted(one), truth.quoted(other)
    best = max((n for name, n in mine.items() if name not in theirs), default=0)
    return f"{row[0]} ({row[at]})", mine[row[0]] == best == int(row[at]) and row[0] not in theirs


def own_words(reader: Reader, truth: Truth, word: str) -> tuple[str, bool]:
    """Show me each "regime" in the outlet's own voice."""
    mine = truth.hits[truth.hits["surface"].str.lower().str.contains(word) & (truth.hits["voice"] == "narration")]
    term = mine["term_id"].mode()[0]
    own = mine[mine["term_id"] == term]
    outlet = own["outlet"].mode()[0]
    wanted = ((truth.hits["term_id"] == term) & (truth.hits["voice"] == "narration")
              & (truth.hits["outlet"] == outlet)).sum()  # fmt: skip
    reader.search(word)
    reader.click(f"the term {term}", f'#view a[href*="%3A{term}"]')
    head, _ = reader.rows("voices")
    row = reader.every_row("voices", lambda row: row[0] == outlet)
    reader.cell("the number under narration", "voices", row, head.index("narration"))
    shown = reader.driver.execute_script(_PASSAGES)
    return f"{reader.counted()} in {outlet}", reader.counted() == wanted and all(word in one.lower() for one in shown)


def behind_a_number(reader: Reader, truth: Truth, speaker: str, target: str, frame: str) -> tuple[str, bool]:
    """Which passages stand behind "A accuses B four times"?"""

    def right(row: list[str]) -> bool:
        return row[:3] == [speaker, target, frame.replace("_", " ")]

    table, row, column = "accusations", 0, -1
    if any(right(row) for row in reader.rows(table)[1]):
        row = reader.every_row(table, right)
    else:
        reader.search(speaker)
        reader.click(speaker, '#view a[href^="#/actor?"]', speaker)
        table = "made"
        row = reader.every_row(table, lambda row: row[:2] == [target, frame.replace("_", " ")])
    column = len(reader.rows(table)[0]) - 1
    reader.cell("the number", table, row, column)
    by_frame = truth.accusations()[speaker, target]
    if len(by_frame) > 1:
        reader.click("× of the frame", '.chips a[aria-label="without frame"]')
    return f"{reader.counted()} of {speaker} on {target}", reader.counted() == sum(by_frame.values())


def left_out(reader: Reader, truth: Truth, event: str, outlet: str) -> tuple[str, bool]:
    """What did C leave out of its reports of the event E?"""
    inside = truth.articles[truth.articles["event"] == event]
    carried: dict[str, set[str]] = defaultdict(set)
    for row in truth.quotes[truth.quotes["article_id"].isin(inside["article_id"])].to_dict("records"):
        if isinstance(row["actor_id"], str):
            carried[truth.name(row["actor_id"]).lower()].add(row["outlet"])
    least = min(2, inside["outlet"].nunique() - 1)
    wanted = {name for name, outlets in carried.items() if outlet not in outlets and len(outlets) >= least}
    reader.click("Events", 'nav [data-page="events"]')
    link = f'#view td a[href="#/event?of={_encoded(reader, event)}"]'
    if not reader.driver.execute_script("return document.querySelector(arguments[0])", link):
        reader.click("show more", "#view button.more")
    reader.click("the event", link)
    reader.click(f"left out by {outlet}", "#view a[href*='without=']", outlet)
    rows = [row for row in reader.rows("left-out")[1] if "quote" in row[0]]
    shown = {row[1].lower() for row in rows}
    told = f"{len(reader.rows('left-out')[1])} things shown, first: “{' '.join(reader.rows('left-out')[1][0][:2])}”"
    return told, shown <= wanted and (shown == wanted or bool(reader.driver.execute_script(
        "return !document.querySelector('figure[data-table=\"left-out\"] button.more').hidden")))  # fmt: skip


def whose_words(reader: Reader, truth: Truth, frame: str) -> tuple[str, bool]:
    """Whose words call X a terrorist?"""
    found = {pair: by[frame] for pair, by in truth.accusations().items() if by[frame]}
    sums: Counter[str] = Counter()
    for (_, target), n in found.items():
        sums[target] += n
    accused = max(sums, key=lambda name: (sums[name], name))
    reader.search(accused)
    reader.click(accused, '#view a[href^="#/actor?"]', accused)
    if reader.driver.execute_script(
        "return [...document.querySelectorAll('figure[data-table=received] button.more')].some(one => !one.hidden)"
    ):
        reader.choose("frame", frame)
    rows = [row for row in reader.rows("received")[1] if row[1] == frame.replace("_", " ")]
    shown = {row[0] for row in rows}
    reader.cell("the number", "received", reader.rows("received")[1].index(rows[0]) + 1, len(rows[0]) - 1)
    wanted = {speaker for speaker, target in found if target == accused}
    right = shown == wanted and reader.counted() == found[rows[0][0], accused]
    return f"{accused}: {', '.join(sorted(shown))}", right


def _encoded(reader: Reader, text: str) -> str:
    return str(reader.driver.execute_script("return encodeURIComponent(arguments[0])", text))


def questions(truth: Truth, word: str, frame: str) -> list[tuple[str, Callable[[Reader], tuple[str, bool]]]]:
    """Each with names of this collection; what can be far down a list is asked for there, too."""
    outlets = truth.articles["outlet"].value_counts().index.tolist()
    pairs = [(outlets[0], outlets[1])] + ([(outlets[8], outlets[9])] if len(outlets) > 9 else [])
    asked: list[tuple[str, Callable[[Reader], tuple[str, bool]]]] = [
        (f"Who is quoted most by {a}, but not by {b}?", lambda reader, a=a, b=b: only_by_one(reader, truth, a, b))
        for a, b in pairs
    ]
    asked.append((f"Show me each *{word}* in the outlet's own voice", lambda reader: own_words(reader, truth, word)))
    accusations = truth.accusations()
    order = sorted(accusations, key=lambda pair: (-sum(accusations[pair].values()), pair))
    for pair in dict.fromkeys([order[0], order[len(order) // 2]]):
        first = max(sorted(accusations[pair]), key=lambda one: accusations[pair][one])
        n = sum(accusations[pair].values())
        asked.append((
            f"Which passages stand behind “{pair[0]} accuses {pair[1]} {n} times”?",
            lambda reader, pair=pair, first=first: behind_a_number(reader, truth, *pair, first),
        ))  # fmt: skip
    several = truth.articles.groupby("event")["outlet"].agg(["nunique", list]).sort_values("nunique", ascending=False)
    for place in dict.fromkeys([0, (several["nunique"] > 1).sum() - 1]):
        event, left = str(several.index[place]), several["list"].iloc[place][-1]
        asked.append((f"What did {left} leave out of the event {event}?",
                      lambda reader, event=event, left=left: left_out(reader, truth, event, left)))  # fmt: skip
    asked.append(
        (f"Whose words accuse somebody of {frame}, and whom?", lambda reader: whose_words(reader, truth, frame))
    )
    return asked


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--report", type=Path)
    parser.add_argument("--word", default="regime")
    parser.add_argument("--frame", default="terrorism")
    parser.add_argument("--most", type=int, default=4)
    given = parser.parse_args()
    study = fr.Study.load(given.out)
    truth, bad = Truth(study), 0
    with tempfile.TemporaryDirectory() as folder:
        report = given.report or write_report(study, Path(folder) / "report")
        reader = Reader(address_of(report))
        print("| question | clicks | way | answer |\n|---|---|---|---|")
        for question, answer in questions(truth, given.word, given.frame):
            reader.begin()
            told, right = answer(reader)
            bad += not right or len(reader.done) > given.most
            print(f"| {question} | {len(reader.done)} | {'; '.join(reader.done)} | {told}{'' if right else ' WRONG'} |")
        reader.driver.quit()
    return bool(bad)


if __name__ == "__main__":
    sys.exit(main())
