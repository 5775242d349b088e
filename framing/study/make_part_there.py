"""The tables of a part, made and written by a worker: nothing of it travels through the machine that leads the run.

For runs of which all machines reach the place of the parts (:mod:`framing.study.kept_files`).
"""

from __future__ import annotations

from collections.abc import Mapping

from framing.study.kept_files import KeptFiles
from framing.study.make_part import RunOptions, make_part
from framing.study.part_store import Part, PartStore
from framing.study.parts_of_input import articles_of
from framing.study.run_outlets import RunOutlets

__all__ = ["READ_BEFORE", "make_part_there"]

#: Tables that a stage takes from those before it.
READ_BEFORE = {"quotes": (), "actors": ("quotes",), "frames": ("quotes", "mentions")}


def make_part_there(
    files: KeptFiles,
    part: Part,
    outlets: RunOutlets,
    options: RunOptions,
    first: str,
    keys: Mapping[str, str],
) -> Part:
    """Make the tables of a part and write them beside its articles.

    Parameters
    ----------
    files : KeptFiles
        Of the parts.
    part : Part
    outlets : RunOutlets
        Of its articles.
    options : RunOptions
    first : {"quotes", "actors", "frames"}
        The stage that begins.
    keys : mapping of str to str
        Stages, with what they are made for.

    Returns
    -------
    Part
        Its record, brought up to date.
    """
    store = PartStore(files)
    articles = outlets.given_to(articles_of(store, part)[0])
    made, rejected = make_part(articles, options, {name: store.read(part, name) for name in READ_BEFORE[first]}, first)
    part.rejected = [vars(item) for item in rejected]
    store.write(part, made, keys)
    return part
