"""Texts with halves of surrogate pairs and null characters, through every door and out of every exit."""

import gzip
import json

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import framing as fr
from framing import tables
from framing.actors import show_article
from framing.articles import CharacterWarning
from framing.characters import storable
from framing.cli.output import json_lines
from framing.frames import LexiconVectorizer
from framing.study.provenance import provenance
from framing.validity import (
    from_codings,
    read_brat,
    read_label_studio,
    read_sheet,
    to_codings,
    write_brat,
    write_label_studio,
    write_sheet,
)

#: What steers terminals, turns the direction, ends lines or stands on nothing; XML and fonts lack some.
STRANGE = [
    "\x1b[31m", "\u202e", "\u0301", "\x0b", "\x85", "\u2028", "\ufeff", "\x9b", "\U0001d56c", "\U000e0041", "\r",
]  # fmt: skip
HALVES = ["\ud83d", "\udc00", "\0"]
PARTS = [
    "Mayor Ann Lee said", "“It rained,” ", "he attacked the terrorists. ", "Officials denied that ", "\n\n", " ", "’s ",
    "the army killed dozens, ", "‘unprovoked attack’ ", "😀", "according to the ministry. ", *HALVES, *STRANGE,
]  # fmt: skip
WORDS = st.lists(st.sampled_from(PARTS), min_size=1, max_size=25).map("".join)


def _frame(text, name, outlet):
    columns = {"article_id": [name, "plain"], "outlet": [outlet, "Post"], "text": [text, "It rained."]}
    return pd.DataFrame({key: pd.Series(values, dtype=object) for key, values in columns.items()})


@settings(max_examples=8)
@given(WORDS, st.sampled_from(["a", "a\ud83d", "a\0"]), st.sampled_from(["Daily", "Daily\udc00"]))
def test_tables_of_a_users_own_frame_are_sound(text, name, outlet):
    articles = _frame(text, name, outlet)
    quotes = fr.extract_quotes(articles, scope="all")
    mentions = fr.find_mentions(articles, quotes, registry="syria")
    quotes = fr.add_sentiment(fr.resolve_actors(quotes, articles, mentions, registry="syria"))
    hits = fr.find_frames(articles, quotes, mentions=mentions)
    for kind, table in (("quotes", quotes), ("mentions", mentions), ("hits", hits)):
        tables.check(table, kind, articles)
        assert len(tables.to_arrow(table, kind)) == len(table)
        tables.flat(table, kind).to_csv().encode()
        for _, _, pieces, words in tables.iter_spans(table, kind):
            assert any(tables.surface(storable(t), pieces) == words for t in articles["text"])
        fr.concordance(table, articles)
    fr.compare.rates(hits, articles, permutations=20)
    fr.compare.sourcing(quotes, articles=articles, permutations=20)
    fr.compare.naming(mentions, articles=articles, permutations=20)
    fr.compare.accusations(hits)
    fr.compare.statements(quotes, articles)
    fr.compare.numbers(articles, quotes)
    "".join(json_lines(quotes, tables.sound(articles), "quotes")).encode()
    json.dumps(provenance(tables.sound(articles), None, [], {})).encode()
    LexiconVectorizer("conflict").fit_transform(articles["text"].tolist())


@settings(max_examples=10)
@given(WORDS)
def test_coders_get_texts_that_their_programs_can_hold(tmp_path_factory, text):
    folder = tmp_path_factory.mktemp("coded")
    articles = _frame(f"Mayor Ann Lee said it rained. {text}", "a", "Daily")
    quotes = fr.extract_quotes(articles, scope="all")
    codings = to_codings(articles, quotes=quotes)
    write_brat(codings, folder / "brat")
    write_label_studio(codings, folder / "tasks.json")
    write_sheet(quotes, folder / "sheet.csv", articles)
    for back in (read_brat(folder / "brat"), read_label_studio(folder / "tasks.json")):
        assert len(from_codings(back)["quotes"]) == len(quotes)
    assert len(read_sheet(folder / "sheet.csv")) == len(quotes)
    show_article("a", articles, quotes, fr.find_mentions(articles, quotes)).html.encode()


@pytest.mark.parametrize("form", ["jsonl", "gz", "csv", "records", "frame", "texts", "txt"])
@pytest.mark.parametrize("half", HALVES)
def test_every_form_of_input_is_read(tmp_path, form, half):
    text = f"Mayor Ann Lee said{half} it rained. " + "It was a long night in the town. " * 4
    rows = [{"id": "a", "outlet": f"Daily{half}", "text": text}, {"id": "b", "outlet": "Post", "text": "It rained."}]
    lines = "".join(json.dumps(row) + "\n" for row in rows)
    source = tmp_path / f"in.{form}"
    if form == "jsonl":
        source.write_text(lines)
    elif form == "gz":
        source = tmp_path / "in.jsonl.gz"
        source.write_bytes(gzip.compress(lines.encode()))
    elif form == "csv":
        source.write_bytes(("id,text\na," + text + "\nb,It rained.\n").encode("utf-8", "surrogatepass"))
    elif form == "txt":
        source.write_bytes(text.encode("utf-8", "surrogatepass"))
    else:
        frame = pd.DataFrame({name: pd.Series([r[name] for r in rows], dtype=object) for name in rows[0]})
        source = {"records": rows, "frame": frame, "texts": frame["text"]}[form]
    if form in ("csv", "txt") and half != "\0":  # no text of Unicode at all: set aside, with the place
        with pytest.warns(UserWarning, match="not UTF-8"):
            assert not len(fr.read_articles(source))
        return
    with pytest.warns(CharacterWarning, match="1 articles held characters"):
        articles = fr.read_articles(source)
    assert storable(text) in articles["text"].tolist()
    tables.to_arrow(articles, "articles")


def test_a_file_with_a_name_of_other_bytes_is_read(tmp_path):
    name = b"caf\xe9.txt".decode("utf-8", "surrogateescape")
    try:
        (tmp_path / name).write_text("Rain\n\nIt rained.")
    except (OSError, UnicodeEncodeError):
        pytest.skip("the file system takes no such name")
    with pytest.warns(CharacterWarning):
        articles = fr.read_articles(tmp_path)
    assert articles["article_id"].tolist() == ["caf�"]
