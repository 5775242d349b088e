"""A large list of JSON is read one item after the other, and gives what it gives when it is read whole."""

import gzip
import io
import json
import tracemalloc

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from framing.articles import RejectedWarning, read_articles
from framing.articles.importers import json_stream
from framing.articles.importers import open_file as opening
from framing.articles.importers.json_stream import items_of_list
from framing.articles.importers.open_file import open_bytes, open_file
from framing.articles.record import Unusable
from framing.articles.told import Told

_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=8,
)
_ARTICLE = st.fixed_dictionaries(
    {}, optional={"text": st.text() | st.none(), "title": st.text(), "fields": st.just({"bodyText": "It rained."})}
)
_SIGNS = st.sampled_from(list('[]{},:" 1e-\\n')) | st.text(max_size=2)


@given(st.lists(_JSON, max_size=6), st.sampled_from([None, 1]), st.integers(1, 9))
def test_items_are_those_of_the_whole_list(items, indent, block):
    text = json.dumps(items, indent=indent)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(json_stream, "_BLOCK", block)
        assert repr(list(items_of_list(io.StringIO(text)))) == repr(json.loads(text))


@given(st.lists(_JSON, max_size=3), st.integers(0), _SIGNS, st.integers(0, 3))
@example([1], 1, "", 1)
@example([], 0, "", 2)
def test_what_is_no_json_is_told_and_nothing_else_is(items, place, signs, gone):
    text = json.dumps(items)
    place %= len(text) + 1
    text = text[:place] + signs + text[place + gone :]
    try:
        whole = json.loads(text)
    except ValueError:
        whole = None
    if not isinstance(whole, list):
        with pytest.raises(Unusable, match=r"not JSON behind item|not a list of JSON|nested too deep"):
            list(items_of_list(io.StringIO(text)))
    else:
        assert repr(list(items_of_list(io.StringIO(text)))) == repr(whole)


@given(st.lists(_ARTICLE | _JSON, max_size=5), st.booleans(), st.booleans())
@example([{"text": "It rained. [+12 chars]"}, "He left."], False, False)
@example(
    [{"guid": "1", "headline": "Rain", "versioncreated": "2020-05-02", "body_html": "<p>It rained.</p>"}], False, True
)
def test_a_large_file_holds_the_articles_of_a_small_one(tmp_path_factory, items, lines, zipped):
    text = "\n".join(map(json.dumps, items)) if lines else json.dumps(items)
    data = text.encode()
    path = tmp_path_factory.getbasetemp() / f"a.json{'.gz' * zipped}"
    path.write_bytes(gzip.compress(data) if zipped else data)

    def found(read):
        try:
            made = read()
            return made.kind, [(n, one if isinstance(one, dict) else str(one)) for n, one in made.records], *made.notes
        except Unusable as error:
            return str(error)[: 8 if str(error).startswith("not JSON") else None]  # each says in its way where

    whole = found(lambda: open_bytes(data, Told(), ".json"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(opening, "_HELD", -1)
        assert repr(found(lambda: open_file(path, Told()))) == repr(whole)


def test_a_list_that_is_cut_is_set_aside_with_the_place(tmp_path, monkeypatch):
    monkeypatch.setattr(opening, "_HELD", -1)
    (tmp_path / "a.json").write_text(json.dumps([{"text": "It rained."}] * 3)[:-5])
    with pytest.warns(RejectedWarning, match="not JSON behind item 2"):
        assert read_articles(tmp_path / "a.json").empty


def test_nested_too_deep_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(opening, "_HELD", -1)
    for depth, told in ((300, "nested too deep"), (200_000, "nested too deep to be read")):
        (tmp_path / "a.json").write_text('[{"text": ' + "[" * depth + "]" * depth + "}]")
        with pytest.warns(RejectedWarning, match=told):
            assert read_articles(tmp_path / "a.json").empty


def test_a_large_list_is_not_held(tmp_path):
    path = tmp_path / "a.json"
    with path.open("w") as file:
        row = json.dumps({"text": "It rained all night. " * 500})
        file.write("[" + ",".join([row] * 4_000) + "]")
    assert path.stat().st_size > 2 * opening._HELD
    tracemalloc.start()
    with path.open() as file:
        assert sum(len(item["text"]) for item in items_of_list(file)) == 4_000 * 10_500
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < path.stat().st_size
    found = open_file(path, Told())
    assert len(found.records) == 4_000 and not isinstance(found.records, list)
