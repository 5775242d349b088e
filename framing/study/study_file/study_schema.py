"""What may stand in a study file: its tables, their keys, and what each means."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from framing import compare, plots, scores
from framing.study.study_file.verb_options import Option, options_of

__all__ = ["DRAWS", "SECTIONS", "STANDARD", "TABLES", "Section", "comparisons", "figures", "scored", "section_options"]

_ONE, _MANY = ("a text",), ("a text", "a list of texts")
_FLAG, _NUMBER, _TABLE = ("true or false",), ("a whole number",), ("a table",)

#: Tables of a run of which a comparison counts rows.
TABLES = ("hits", "quotes", "mentions", "articles")
#: Verbs of the room that compare nothing.
_NO_COMPARISONS = frozenset({"concordance", "find_quantities"})
#: Figures that every run draws.
STANDARD = ("frames", "accusations", "agency", "who_quotes_whom")
#: Which comparisons a figure draws, or which tables of the run.
DRAWS: Mapping[str, tuple[str, ...]] = {
    "accusation_graph": ("accusations", "doubts"),
    "accusations": ("accusations", "doubts"),
    "agency": ("agency",),
    "coverage": ("coverage",),
    "cue_stance": ("sourcing",),
    "frames": ("rates",),
    "keyness": ("keyness",),
    "naming": ("naming",),
    "numbers": ("numbers",),
    "over_time": ("rates",),
    "overview": ("rates", "sourcing", "numbers"),
    "portrayal": ("portrayal",),
    "rates": ("rates",),
    "sources": ("sourcing",),
    "voices": ("rates",),
    "who_quotes_whom": ("sourcing",),
    "xray": ("hits", "quotes", "mentions"),
}


@dataclass(frozen=True)
class Section:
    """A table of the file.

    Attributes
    ----------
    about : str
    keys : mapping of str to Option
    many : bool
        Whether there can be several, ``[[…]]``.
    needs : tuple of str
        Keys that must be there.
    """

    about: str
    keys: Mapping[str, Option]
    many: bool = False
    needs: tuple[str, ...] = ()


def _keys(*options: Option) -> dict[str, Option]:
    return {option.name: option for option in options}


#: The tables of a study file.
SECTIONS: Mapping[str, Section] = {
    "study": Section(
        "The study as a whole.",
        _keys(
            Option("title", _ONE, about="What the study is called; it has no effect on the results."),
            Option("out", _ONE, "out", about="Folder into which everything is written."),
            Option("seed", _NUMBER, 0, about="Seed of all random draws; a comparison may have its own."),
            Option("standard_figures", _FLAG, True, about="Draw the figures that `framing analyze` draws."),
        ),
    ),
    "input": Section(
        "What is read ([reading articles](reading.md)).",
        _keys(
            Option("paths", _MANY, about="Files, folders or patterns (`news/*.csv`) of articles."),
            Option(
                "columns",
                _TABLE,
                about='Column and the field of the input that holds it: `{ text = "Volltext" }`; `""`: no field.',
            ),
            Option("outlet", _ONE, about="Outlet of all articles."),
            Option("pattern", _ONE, about="How the names of files are made: `{date}_{outlet}_{title}`."),
            Option("language", _ONE, about="Language of all articles."),
            Option("day_first", _FLAG, about="Whether 03/04/2018 is in April; left out, the other dates decide."),
            Option("encoding", _ONE, about="Encoding of text files; left out, found from their bytes."),
            Option(
                "mend", _FLAG, False, about="Take HTML tags, &amp; and wrongly decoded characters out of the texts."
            ),
        ),
        needs=("paths",),
    ),
    "outlets": Section(
        "What is known of the outlets ([outlets as a table](reading.md#outlets-as-a-table)).",
        _keys(
            Option("table", _ONE, about="File with a column outlet; others (country, owner …) can be `by`."),
            Option(
                "sides",
                _TABLE,
                about='Instead of a table: sides and their outlets, `{ left = ["Post"], right = ["Sun"] }`; articles '
                "get a column `side`.",
            ),
            Option("as_written", _FLAG, False, about="Keep spellings of one outlet (The Guardian, Guardian) apart."),
        ),
    ),
    "analysis": Section(
        "How the articles are analysed.",
        _keys(
            Option(
                "scope", _ONE, "speech", ("speech", "all"), "Speech alone, or plans, beliefs and findings as well."
            ),
            Option(
                "registry",
                _MANY,
                about="Who is who: shipped registries (`world`, `syria`), TOML files, or CSVs of merges.",
            ),
            Option("merges", ("true or false", "a text"), True, about="Give an actor one id over all articles; or a "
                   "CSV with your decisions."),
            Option("copies", _FLAG, True, about="Mark articles that repeat another one, and wire copy."),
            Option("events", _FLAG, False, about="Find which articles report the same event, unless they say so."),
            Option("stance", _FLAG, False, about="Judge in what light each mention puts its actor, for `portrayal`."),
        ),
    ),
    "lexicon": Section(
        "A lexicon; without any, all that the package ships are used.",
        _keys(
            Option("name", _ONE, about="Name of a shipped one, or a file."),
            Option("version", _ONE, about="Its version; if the lexicon has another one, that is an error."),
        ),
        many=True,
        needs=("name",),
    ),
    "run": Section(
        "How the work is done; no result depends on it.",
        _keys(
            Option("workers", _NUMBER, 1, about="Processes; -1 takes all cores."),
            Option("part_size", _NUMBER, 1000, about="Articles of a part ([long runs](long-runs.md))."),
        ),
    ),
    "comparison": Section(
        "A comparison: a verb of `framing.compare` and its options (below).",
        _keys(
            Option("verb", _ONE, about="Which: `rates`, `sourcing` … (below)."),
            Option("name", _ONE, about="Name of its files and for figures; left out, the verb."),
            Option("event", _ONE, about="Only articles of this event; in `event_brief`, `all` takes each event."),
            Option(
                "where",
                _TABLE,
                about='Only articles with these values: `{ outlet = ["Post", "Sun"], wire = "Reuters" }`.',
            ),
            Option("table", _ONE, choices=TABLES, about="In `rates`, `dispersion` and `keyness`: the table whose "
                   "rows are counted; left out, hits (in `keyness`, articles)."),
            Option("column", _ONE, about="In `keyness`: the column of the articles that has the groups `target` and "
                   "`against`; left out, outlet."),
            Option("target", _MANY, about="In `keyness`: the group whose words are looked for."),
            Option("against", _MANY, about="In `keyness`: the group to compare with; left out, all others."),
        ),
        many=True,
        needs=("verb",),
    ),
    "scores": Section(
        "A table of scores ([scoring quotes](scoring.md)), with the options of its verb (below).",
        _keys(
            Option("of", _ONE, choices=("quotes", "texts", "actors"), about="What has a row."),
            Option("name", _ONE, about="Name of its files; left out, what has a row."),
        ),
        many=True,
        needs=("of",),
    ),
    "figure": Section(
        "A figure: a function of `framing.plots` and its options (below).",
        _keys(
            Option("plot", _ONE, about="Which: `rates`, `over_time` … (below)."),
            Option("table", _MANY, about="Name of the comparison to draw (for `overview` three names, for `xray` hits, "
                   "quotes or mentions); left out, the only one that fits."),
            Option("name", _ONE, about="Name of its files; left out, the plot."),
            Option("formats", _MANY, ["pdf", "png"], about="Kinds of files: pdf, png, svg."),
            Option("dpi", _NUMBER, 300, about="Dots per inch of a PNG."),
        ),
        many=True,
        needs=("plot",),
    ),
}  # fmt: skip


@cache
def comparisons() -> dict[str, Callable[..., Any]]:
    """Verbs that a study file can ask for, by name."""
    found = {name: getattr(compare, name) for name in compare.__all__ if name not in _NO_COMPARISONS}
    return {name: verb for name, verb in found.items() if inspect.isfunction(verb)}


@cache
def figures() -> dict[str, Callable[..., Any]]:
    """Figures that a study file can ask for, by name."""
    return {name: getattr(plots, name) for name in DRAWS}


@cache
def scored() -> dict[str, Callable[..., Any]]:
    """Verbs of scores, by what has a row."""
    return {"quotes": scores.score_quotes, "texts": scores.score_texts, "actors": scores.score_actors}


def section_options(section: str, verb: str) -> Mapping[str, Option]:
    """Options of a comparison, score or figure, beside the keys that all of its section have."""
    verbs = {"comparison": comparisons, "scores": scored, "figure": figures}[section]()
    return {name: own for name, own in options_of(verbs[verb]).items() if name not in SECTIONS[section].keys}
