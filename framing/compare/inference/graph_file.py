"""A table of who says something of whom as a network, in GEXF for Gephi and its like."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Mapping, Sequence
from os import PathLike
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from framing.characters import xml_text
from framing.tables import actor_names, is_missing

__all__ = ["write_gexf"]

_SPACE = "http://gexf.net/1.3"
_ENDS = ["speaker", "target"]
#: Columns of the actors that their nodes get.
_OF_ACTORS = ["kind", "side"]


def write_gexf(
    table: pd.DataFrame,
    path: str | PathLike[str],
    keys: Sequence[str] = (),
    names: Mapping[Any, str] | pd.DataFrame | None = None,
    about: str = "",
) -> Path:
    """Write a directed network: a node an actor, an edge a row.

    Parameters
    ----------
    table : pandas.DataFrame
        With the columns speaker, target and n.
    path : path
        The ``.gexf``.
    keys : sequence of str
        Columns that say which row an edge is, beside its ends (frame, outlet): several edges may join two nodes, and
        this is the kind of each.
    names : mapping or pandas.DataFrame, optional
        Readable names of actors, or the table of actors, whose kind and side the nodes then have, too.
    about : str
        Description of the file.

    Returns
    -------
    pathlib.Path

    Raises
    ------
    ValueError
        If a column is missing.

    Examples
    --------
    >>> import tempfile
    >>> rows = pd.DataFrame({"speaker": ["NORTH"], "target": ["SOUTH"], "frame": ["blame"], "n": [2]})
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     file = write_gexf(rows, Path(folder) / "who.gexf", ["frame"], {"NORTH": "The North"})
    ...     print(*[line.strip() for line in file.read_text().splitlines() if "label" in line], sep="\\n")
    <node id="NORTH" label="The North">
    <node id="SOUTH" label="SOUTH">
    <edge id="0" source="NORTH" target="SOUTH" weight="2" kind="blame" label="blame">
    """
    missing = [name for name in [*_ENDS, "n"] if name not in table]
    if missing:
        raise ValueError(
            f"a network needs the columns speaker, target and n, and this table has no {missing[0]!r}: call it on "
            "compare.accusations or compare.doubts, with these columns kept"
        )
    rows = table[(table["n"] > 0) & table[_ENDS].notna().all(axis=1)]
    root = ET.Element("gexf", xmlns=_SPACE, version="1.3")
    meta = ET.SubElement(root, "meta")
    ET.SubElement(meta, "creator").text = "framing"
    ET.SubElement(meta, "description").text = xml_text(about)
    graph = ET.SubElement(root, "graph", defaultedgetype="directed", mode="static")
    _add_nodes(graph, rows, names)
    _add_edges(graph, rows, [key for key in keys if key not in _ENDS and key in rows])
    ET.indent(root)
    target = Path(path)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True))
    return target


def _add_nodes(graph: ET.Element, rows: pd.DataFrame, names: Mapping[Any, str] | pd.DataFrame | None) -> None:
    known = dict(names) if isinstance(names, Mapping) else actor_names(names)
    nodes = pd.DataFrame(index=pd.Index(sorted(set(rows["speaker"]) | set(rows["target"]), key=str), dtype=object))
    if isinstance(names, pd.DataFrame) and "actor_id" in names:
        own = names.drop_duplicates("actor_id").set_index("actor_id")
        nodes = nodes.join(own[[name for name in _OF_ACTORS if name in own]])
    nodes["terms_said"] = rows.groupby("speaker")["n"].sum().reindex(nodes.index, fill_value=0).astype("int64")
    nodes["terms_received"] = rows.groupby("target")["n"].sum().reindex(nodes.index, fill_value=0).astype("int64")
    _declare(graph, "node", nodes)
    made = ET.SubElement(graph, "nodes")
    for who, row in zip(nodes.index, nodes.itertuples(index=False, name=None)):
        node = ET.SubElement(made, "node", id=xml_text(str(who)), label=xml_text(str(known.get(who, who))))
        _add_values(node, nodes.columns, row)


def _add_edges(graph: ET.Element, rows: pd.DataFrame, keys: Sequence[str]) -> None:
    further = rows.drop(columns=[*_ENDS, "hit_ids"], errors="ignore")
    _declare(graph, "edge", further)
    made = ET.SubElement(graph, "edges")
    kinds = rows[list(keys)].astype(str).agg(" · ".join, axis=1) if keys and len(rows) else [""] * len(rows)
    ends = zip(rows["speaker"], rows["target"], rows["n"], kinds)
    values = further.itertuples(index=False, name=None)
    for number, ((start, end, n, kind), row) in enumerate(zip(ends, values)):
        edge = ET.SubElement(made, "edge", id=str(number), source=xml_text(str(start)), target=xml_text(str(end)))
        edge.attrib |= {"weight": _written(n)} | ({"kind": xml_text(kind), "label": xml_text(kind)} if kind else {})
        _add_values(edge, further.columns, row)


def _declare(graph: ET.Element, kind: str, table: pd.DataFrame) -> None:
    made = ET.SubElement(graph, "attributes", {"class": kind})
    for name in table.columns:
        ET.SubElement(made, "attribute", id=xml_text(str(name)), title=xml_text(str(name)), type=_type(table[name]))


def _type(column: pd.Series[Any]) -> str:
    known = column.dropna()
    if len(known) and all(isinstance(value, bool | np.bool_) for value in known):
        return "boolean"
    if pd.api.types.is_integer_dtype(column.dtype):
        return "long"
    return "double" if pd.api.types.is_float_dtype(column.dtype) else "string"


def _add_values(element: ET.Element, names: Sequence[Any] | pd.Index[Any], row: Sequence[Any]) -> None:
    there = [(name, value) for name, value in zip(names, row) if not (is_missing(value) or _is_endless(value))]
    if there:
        values = ET.SubElement(element, "attvalues")
        for name, value in there:
            ET.SubElement(values, "attvalue", {"for": xml_text(str(name)), "value": xml_text(_written(value))})


def _is_endless(value: Any) -> bool:
    """Whether it is infinity, for which programs have no common word."""
    return isinstance(value, float) and value in (float("inf"), float("-inf"))


def _written(value: Any) -> str:
    """A cell as text: lists with semicolons, counts of words with their number."""
    if isinstance(value, dict):
        return "; ".join(f"{name} ({count})" for name, count in value.items())
    if isinstance(value, list | tuple | set | np.ndarray):
        return "; ".join(str(one) for one in value)
    if isinstance(value, bool | np.bool_):
        return str(bool(value)).lower()
    return str(value)
