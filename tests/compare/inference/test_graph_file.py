"""The network of who says something of whom, as a file that other programs read."""

import xml.etree.ElementTree as ET

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.compare import Comparison, accusations
from framing.compare.inference.graph_file import write_gexf

SPACE = "{http://gexf.net/1.3}"


def _read(path):
    root = ET.parse(path).getroot()
    assert root.tag == f"{SPACE}gexf" and root.get("version") == "1.3"
    nodes = {node.get("id"): (node.get("label"), _values(node)) for node in root.iter(f"{SPACE}node")}
    edges = [
        (e.get("source"), e.get("target"), float(e.get("weight")), e.get("kind"), _values(e))
        for e in root.iter(f"{SPACE}edge")
    ]
    return nodes, edges


def _values(element):
    return {value.get("for"): value.get("value") for value in element.iter(f"{SPACE}attvalue")}


def test_accusations_are_a_network(tmp_path):
    hits = pd.DataFrame({
        "hit_id": ["a:h1", "a:h2", "b:h1"], "article_id": ["a", "a", "b"], "outlet": ["Post", "Post", "Sun & Co"],
        "voice": "quoted", "speaker": ["NORTH", "NORTH", "SOUTH"], "target": ["SOUTH", "SOUTH", "NORTH"],
        "frame": "aggression", "surface": ["<attack>", "raid", "attack"],
    })  # fmt: skip
    actors = pd.DataFrame({"actor_id": ["NORTH", "SOUTH"], "name": ["The “North”", "South"], "kind": "government",
                           "side": ["n", None]})  # fmt: skip
    articles = pd.DataFrame({"article_id": ["a", "b"], "outlet": ["Post", "Sun & Co"], "text": ["No one."] * 2})
    table = accusations(hits, articles, actors=actors)
    nodes, edges = _read(table.to_gexf(tmp_path / "who.gexf", actors))
    said = {"kind": "government", "side": "n", "terms_said": "2", "terms_received": "1"}
    assert nodes["NORTH"] == ("The “North”", said) and "side" not in nodes["SOUTH"][1]
    assert [edge[:4] for edge in edges] == [
        ("NORTH", "SOUTH", 2.0, "aggression"),
        ("SOUTH", "NORTH", 1.0, "aggression"),
    ]
    assert edges[0][4]["terms"] == "<attack> (1); raid (1)" and edges[1][4]["outlets"] == "Sun & Co"
    assert edges[0][4]["own_voice"] == "false"
    by = accusations(hits, articles, by="outlet", actors=actors, permutations=9)
    _, edges = _read(by.to_gexf(tmp_path / "by.gexf"))
    assert len(by) == 4 and [edge[3] for edge in edges] == ["Post · aggression", "Sun & Co · aggression"]
    _, one = _read(by[by["outlet"] == "Post"].to_gexf(tmp_path / "post.gexf"))
    assert len(one) == 1


_names = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=6)


@settings(max_examples=40)
@given(rows=st.lists(st.tuples(_names, _names, st.integers(0, 3), st.floats()), max_size=6))
def test_any_names_make_a_file_that_can_be_read(tmp_path_factory, rows):
    table = pd.DataFrame(rows, columns=["speaker", "target", "n", "rate"])
    nodes, edges = _read(write_gexf(table, tmp_path_factory.mktemp("g") / "x.gexf"))
    counted = table[table["n"] > 0]
    assert len(edges) == len(counted) and sum(edge[2] for edge in edges) == counted["n"].sum()
    assert {end for edge in edges for end in edge[:2]} == set(nodes)


def test_another_table_is_refused(tmp_path):
    with pytest.raises(ValueError, match=r"no 'speaker'.*compare\.accusations"):
        Comparison({"frame": ["blame"], "n": [1]}).to_gexf(tmp_path / "x.gexf")
