import base64
import hashlib
import json
import re
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser
from urllib.parse import unquote

import numpy as np
import pandas as pd
import pytest

import framing as fr
from framing.report import write_report
from framing.report.article_parts import FIELDS
from framing.report.coded_rows import FLAGS, code_rows
from framing.report.counted_tables import TABLES, count_tables
from framing.report.methods_text import methods
from framing.report.tested_frames import tested_frames as frames_tested
from framing.shipped import shipped


@pytest.fixture(scope="module")
def study():
    return fr.analyze(shipped("seeds"), registry="syria", scope="all")


@pytest.fixture(scope="module")
def folder(study, tmp_path_factory):
    return study.report(tmp_path_factory.mktemp("reports") / "report").parent


class Page(HTMLParser):
    """Elements, addresses and identities of a page."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.links, self.files, self.ids, self.labelled = [], [], [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        about = dict(attrs)
        self.tags.append(tag)
        if "id" in about:
            self.ids.append(about["id"])
        if tag == "a":
            self.links.append(about["href"])
        self.labelled += about.get("aria-labelledby", "").split()
        for key in ("src", "href"):
            if tag != "a" and key in about:
                self.files.append(about[key])


@pytest.fixture(scope="module")
def page(folder):
    return Page((folder / "index.html").read_text(encoding="utf-8"))


def data(folder, name):
    text = (folder / "data" / f"{name}.js").read_text(encoding="ascii")
    found = re.fullmatch(r'framingReport\.take\("([^"]+)",(.*)\);\n', text, re.DOTALL)
    assert found and found[1] == name
    return json.loads(found[2])


def query_of(href):
    view, _, told = href.removeprefix("#/").partition("?")
    return view, {key: unquote(value) for key, _, value in (pair.partition("=") for pair in told.split("&") if pair)}


def test_a_report_has_the_files_that_its_page_names_and_nothing_from_elsewhere(folder, page):
    for name in page.files:
        assert not re.match(r"\w+:|//", name), name
        assert (folder / name).is_file(), name
    assert len(page.ids) == len(set(page.ids)) and set(page.labelled) <= set(page.ids)
    whole = unescape((folder / "index.html").read_text(encoding="utf-8"))
    assert "default-src 'none'" in whole and "unsafe" not in whole
    for forbidden in (r"<script(?![^>]* src=)", r"<\w[^>]* style=", r"<\w[^>]* on\w+="):
        assert not re.search(forbidden, whole), forbidden


def test_every_link_leads_to_a_page_of_the_report(page):
    views = {"overview", "events", "articles", "actors", "frames", "methods", "passages", "frame", "actor"}
    for href in page.links:
        assert href == "#main" or query_of(href)[0] in views, href


def rows_of(study, query):
    """The rows that an address chooses, found in the tables themselves."""
    names = dict(zip(study.actors["actor_id"], study.actors["name"]))
    table = {"hits": study.hits, "quotes": study.quotes}[query["table"]]
    keep = pd.Series(True, index=table.index)
    for key in ("outlet", "frame", "voice"):
        if key in query:
            keep &= table[key] == query[key]
    for key in ("speaker", "target"):
        if key in query:
            keep &= table[key].map(lambda one: str(names.get(one, one)).lower()) == query[key].lower()
    if "by" in query:
        keep &= table["actor_id"].map(names).str.lower() == query["by"].lower()
    if "attributed" in query:
        keep &= table["kind"] != "scare"
    for flag, verb in (("accuses", fr.compare.accusations), ("doubts", fr.compare.doubts)):
        if flag in query:
            found = verb(study.hits, study.articles, actors=study.actors, copies="all")["hit_ids"]
            keep &= table["hit_id"].isin([one for ids in found for one in ids]) & ~table["negated"] & ~table["denied"]
    return table[keep]


def test_every_number_of_the_overview_leads_to_as_many_rows(study):
    numbers = 0
    for table in count_tables(code_rows(study)):
        for row in table["body"]:
            for cell in row:
                if cell.get("number") and cell["href"]:
                    view, query = query_of(cell["href"])
                    assert view == "passages" and len(rows_of(study, query)) == int(cell["text"]), cell
                    numbers += 1
    assert numbers > 100


def test_the_accusations_of_a_report_are_those_of_the_comparison(study):
    table = next(table for table in count_tables(code_rows(study)) if table["id"] == "accusations")
    found = fr.compare.accusations(study.hits, study.articles, actors=study.actors)
    best = found.iloc[0]
    names = dict(zip(study.actors["actor_id"], study.actors["name"]))
    named = [names.get(best["speaker"], best["speaker"]), names.get(best["target"], best["target"])]
    row = next(row for row in table["body"] if [cell["text"] for cell in row[:2]] == named
               and row[2]["text"] == best["frame"].replace("_", " "))  # fmt: skip
    assert int(row[-1]["text"]) == best["n"]


def test_a_row_of_data_gives_its_words_in_the_units_of_a_browser(study, folder):
    part = data(folder, "text-00000")[0]
    hits = study.hits[study.hits["article_id"] == study.articles["article_id"][0]]
    place = FIELDS["h"].index("spans")
    for row, surface in zip(part["h"], hits["surface"]):
        start, end = row[place]
        wide = part["text"].encode("utf-16-le")
        assert wide[2 * start : 2 * end].decode("utf-16-le") == surface


def test_the_numbers_of_a_file_are_those_of_the_tables(study, folder):
    about, hits = data(folder, "about"), data(folder, "hits")

    def unpacked(part):
        return np.frombuffer(base64.b64decode(part["b"]), dtype=f"<{part['t']}")

    assert [about["frames"][k] for k in unpacked(hits["columns"]["frame"])] == study.hits["frame"].tolist()
    assert unpacked(hits["first"]).tolist() == [0, *study.hits["article_id"].value_counts(sort=False).cumsum()]


@pytest.fixture(scope="module")
def nine():
    """Nine outlets, of which one cannot be seen, one is German, and one leaves its article without a title."""
    said = "Ann Lee said the attack was brutal. A spokesman for the Red Cross said that gunmen had shot at worshippers."
    german = "Die Armee hat die Stadt nach dem Angriff auf ihren Stützpunkt beschossen, sagte der Sprecher. " * 2
    frame = pd.DataFrame({"outlet": ["Sun", "Post", "Mail", "Star", "Echo", "Herald", "Globe", "Zeitung", "\u200b"]})
    with pytest.warns(fr.articles.LanguageWarning):
        return fr.analyze(frame.assign(text=[said] * 7 + [german, said], title=[*"abcdefgh", "\u200b\u202e"]))


def test_outlets_that_have_no_column_are_told(nine, study):
    tables = {table["id"]: table for table in count_tables(code_rows(nine))}
    assert tables["quoted"]["others"].startswith("3 more outlets have no column")
    assert len(tables["quoted"]["head"]) == 8 and not tables["voices"]["others"]
    assert not any(table["others"] for table in count_tables(code_rows(study)))


def test_a_text_that_nothing_was_looked_for_in_says_so(nine, tmp_path):
    parts = data(nine.report(tmp_path / "r", figures=False).parent, "text-00000")
    assert [part.get("unread") for part in parts] == [None] * 7 + ["de"]
    told = methods(nine, code_rows(nine))["paragraphs"][0]
    assert "1 article is not in English (1 de), and nothing was looked for in there." in told
    assert "Nothing was set aside. No article repeats another one" in told


def test_a_name_that_cannot_be_seen_is_none(nine, tmp_path):
    coded = code_rows(nine)
    assert coded.outlets.listed[coded.outlet[-1]] == "outlet not named" and "\u200b" not in coded.names.listed
    assert data(nine.report(tmp_path / "r", figures=False).parent, "articles")["title"][-1] == ""


def test_nobody_in_particular_has_words_for_a_name(nine):
    coded = code_rows(nine)
    assert "CIVILIANS" in nine.hits["target"].tolist()
    assert "civilians" in coded.names.listed and "CIVILIANS" not in coded.names.listed
    assert coded.ids["civilians"] == ["CIVILIANS"]


def test_a_card_calls_actors_by_their_names(study, folder):
    names = dict(zip(study.actors["actor_id"], study.actors["name"]))
    told = [row[FIELDS["q"].index("about")] for part in data(folder, "text-00000") for row in part["q"]]
    found = [*study.quotes["affiliation"].dropna(), *study.quotes["on_behalf_of"].dropna()]
    assert found and sorted(
        one[key] for one in told for key in ("affiliation", "on_behalf_of") if key in one
    ) == sorted(names[one] for one in found)
    assert "unknown" not in [value for one in told for value in one.values()]


def test_both_sides_of_a_difference_have_their_passages(study, tmp_path):
    brief = data(study.report(tmp_path / "r", figures=False).parent, "event-00001")["brief"]
    sides = [{passage["side"] for passage in row["passages"]} for row in brief if row["kind"] == "exclusive_context"]
    assert sides == [{"a", "b"}]


def test_what_was_tested_says_whether_it_is_more_than_chance(monkeypatch, study):
    table = pd.DataFrame({
        "frame": ["label_delegitimising", "alarm"], "outlet": ["Sun", "Post"], "n": [3, 0], "rate": [1.5, 0.0],
        "ci_low": [1.0, None], "ci_high": [2.0, None], "effect": [0.5, -0.5], "p": [0.01, 0.5], "q": [0.02, 0.5],
        "note": ["", ""],
    })  # fmt: skip
    table = type("Table", (pd.DataFrame,), {"method": ""})(table)
    monkeypatch.setattr("framing.report.tested_frames.rates", lambda *_, **__: table)
    told = frames_tested(study, code_rows(study))
    assert told["sure"] == 1 and [row["frame"] for row in told["rows"]] == ["label delegitimising", "alarm"]
    assert [row["interval"] for row in told["rows"]] == ["1.00 to 2.00", "–"]
    assert told["rows"][0]["href"] and told["rows"][1]["href"] is None  # no passages, no link


HOSTILE = (
    "</script><script>document.title='x'</script><img src=x onerror=alert(1)> \u202eabc\u202c & 'q' \"d\" \U0001f600"
)


@pytest.fixture(scope="module")
def hostile():
    text = f"Minister {HOSTILE} said.\n\n" + " ".join(f"Ann Lee{k} said the attack was brutal." for k in range(200))
    frame = pd.DataFrame(
        {"article_id": ["../../x</script>", "b"], "outlet": [HOSTILE, "Sun"], "title": [HOSTILE, None]}
    )
    with pytest.warns(fr.articles.MarkupWarning):
        return fr.analyze(
            frame.assign(text=[text, "The regime “attacked” us, \U0001f600 Bob Ray said."], event=HOSTILE)
        )


@pytest.mark.parametrize("single", [False, True])
def test_what_an_article_holds_stays_text(hostile, tmp_path, single):
    page = hostile.report(
        tmp_path / "r" / "x.html" if single else tmp_path / "r", single_file=single, figures=False, title=HOSTILE
    )
    text = page.read_text(encoding="utf-8")
    assert "<img" not in text and "<script>document" not in text
    found = Page(text)
    scripts = found.tags.count("script")
    assert scripts == text.count("</script>")
    for file in page.parent.rglob("*"):
        assert tmp_path in file.resolve().parents
    names = [file.name for file in (page.parent / "data").glob("*")] if not single else []
    assert all(re.fullmatch(r"[a-z]+(-\d+)?\.js", name) for name in names)
    assert all("<" not in (page.parent / "data" / name).read_text(encoding="ascii") for name in names)


def test_one_file_holds_the_hash_of_each_of_its_scripts(hostile, tmp_path):
    text = hostile.report(tmp_path / "one.html", single_file=True, figures=False).read_text(encoding="utf-8")
    scripts = re.findall(r"<script>(.*?)</script>", text, re.DOTALL)
    assert len(scripts) > 5
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', text)[1].replace("&#39;", "'")
    for script in scripts:
        hashed = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        assert f"'sha256-{hashed}'" in policy
    assert [path.name for path in tmp_path.iterdir()] == ["one.html"]


def test_without_texts_no_file_holds_a_text(study, tmp_path):
    page = study.report(tmp_path / "r", texts=False, figures=False)
    part = data(page.parent, "text-00000")[0]
    assert "text" not in part and not list((page.parent / "data").glob("words-*"))
    assert [row[-1][1] for row in part["h"]] == study.hits["surface"][: len(part["h"])].tolist()


def strings(value):
    """Every text inside a value of JSON."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, (list, dict)):
        for one in value.values() if isinstance(value, dict) else value:
            yield from strings(one)


@pytest.mark.parametrize("single", [False, True])
def test_without_texts_nobody_can_put_a_text_together_from_its_passages(study, tmp_path, single):
    page = study.report(tmp_path / ("r.html" if single else "r"), texts=False, single_file=single)
    if single:
        found = re.findall(r'<script type="application/json"[^>]*>(.*?)</script>', page.read_text("utf-8"), re.DOTALL)
        parts = [json.loads(one) for one in found]
    else:
        parts = [data(page.parent, file.stem) for file in (page.parent / "data").iterdir()]
    assert len(parts) > 60
    # the words before, in and after a passage stand beside each other
    told = [" ".join("".join(one).split()) for part in parts for one in triples(part)]
    told += [" ".join(one.split()) for part in parts for one in strings(part)]
    told = "\n".join(one.removeprefix("… ").replace(" …", "") for one in told)
    for text in (" ".join(text.split()) for text in study.articles["text"]):
        shown = bytearray(len(text))
        for at in range(len(text) - 20):
            if text[at : at + 20] in told:
                shown[at : at + 20] = b"\1" * 20
        assert 0.1 < sum(shown) / len(text) < 0.55
        assert not [one for one in re.split(r"(?<=[.”]) ", text) if len(one) > 120 and one in told]


def triples(value):
    """Lists of three texts: words before, in and after a passage."""
    if isinstance(value, list) and len(value) == 3 and all(isinstance(one, str) for one in value):
        yield value
    elif isinstance(value, (list, dict)):
        for one in value.values() if isinstance(value, dict) else value:
            yield from triples(one)


def test_without_texts_a_passage_after_wide_characters_has_its_words(tmp_path):
    text = "\U0001f600\U0001f600 Ann Lee said the attack was brutal. \U0001f600 Bob Ray said the regime fell."
    own = fr.analyze(pd.DataFrame({"article_id": ["a"], "text": [text], "outlet": ["Sun"]}))
    part = data(own.report(tmp_path / "r", texts=False, figures=False).parent, "text-00000")[0]
    assert [row[-1][1] for row in part["h"]] == own.hits["surface"].tolist() != []


def test_a_row_that_was_corrected_twice_is_one_row():
    twice = [
        {"table": "hits", "row": "a:h1", "change": "frame", "kind": "hits: frame", "author": "Ann", "date": day}
        for day in ("2030-01-01", "2030-01-02")
    ]
    told = methods(replace(_nobody(), run={"corrections": twice}), code_rows(_nobody()))
    assert "1 row was corrected by hand after reading. Readers mark" in told["paragraphs"][-1]
    assert told["corrections"] == [
        {"author": "Ann", "kind": "hits: frame", "n": 1, "first": "2030-01-01", "last": "2030-01-02"}
    ]


def test_a_folder_of_something_else_is_left_alone(study, tmp_path):
    (tmp_path / "mine.txt").write_text("keep", encoding="utf-8")
    with pytest.raises(ValueError, match="holds something else than a report; give a folder"):
        study.report(tmp_path)
    assert (tmp_path / "mine.txt").read_text(encoding="utf-8") == "keep"
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_a_report_is_made_anew_in_its_place(study, tmp_path):
    first = study.report(tmp_path / "r", figures=False)
    (first.parent / "data" / "text-00009.js").write_text("old", encoding="utf-8")
    assert study[:1].report(tmp_path / "r", figures=False) == first
    assert not (first.parent / "data" / "text-00009.js").exists()
    assert data(first.parent, "about")["articles"] == 1


def test_a_study_without_articles_has_no_report(study, tmp_path):
    with pytest.raises(ValueError, match="there is nothing to report"):
        write_report(study[:0], tmp_path / "r")


def _nobody():
    return fr.Study(*(fr.tables.empty(name) for name in fr.tables.SCHEMAS))


def test_flags_and_tables_are_known_to_both_sides():
    for about in TABLES.values():
        assert set(about["where"]) <= set(FLAGS[about["table"]])
