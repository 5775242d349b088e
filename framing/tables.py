"""The tables that the rooms of the package hand to one another, and their checks.

Each table is a tidy :class:`pandas.DataFrame` with a fixed list of columns, described here once as a
:class:`pyarrow.Schema`. A column that nobody has filled yet holds nulls; it is never absent. Every span is
``[start, end)`` in Unicode code points of ``articles.text`` exactly as stored.

Examples
--------
>>> import framing.tables as tables
>>> list(tables.SCHEMAS)
['articles', 'quotes', 'mentions', 'actors', 'hits', 'exposure', 'quantities']
>>> tables.empty("mentions").shape
(0, 15)
"""

from __future__ import annotations

import ast
import datetime as dt
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeAlias

import pandas as pd
import pyarrow as pa

from framing.characters import holds_unstorable, storable

__all__ = [
    "JOIN",
    "SCHEMAS",
    "Span",
    "Spans",
    "actor_names",
    "as_pandas",
    "check",
    "conform",
    "describe",
    "empty",
    "flat",
    "from_columns",
    "from_records",
    "is_missing",
    "is_table",
    "iter_spans",
    "of_articles",
    "own_column",
    "plain_column",
    "read_cell",
    "read_list",
    "readable_actor",
    "rows_of",
    "sound",
    "surface",
    "to_arrow",
    "values_of_texts",
]

Span: TypeAlias = tuple[int, int]
Spans: TypeAlias = Sequence[Span]

#: What stands between the pieces of a discontinuous surface.
JOIN = " … "

_NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?")
#: What R and pandas write where a number is missing.
_NO_VALUE = frozenset({"NA", "NaN", "nan"})

_TEXT = pa.string()
_INT = pa.int64()
_FLOAT = pa.float64()
_BOOL = pa.bool_()
_SPANS = pa.list_(pa.list_(pa.int64()))
_TEXTS = pa.list_(pa.string())


def _schema(columns: Mapping[str, tuple[pa.DataType, str]]) -> pa.Schema:
    return pa.schema([pa.field(name, kind, metadata={"about": about}) for name, (kind, about) in columns.items()])


_ARTICLES = _schema(
    {
        "article_id": (
            _TEXT,
            "Name of the article: the file's stem, or the relative path where stems clash.",
        ),
        "outlet": (_TEXT, "Who published it."),
        "title": (_TEXT, "Headline, as it stands in the text."),
        "published": (_TEXT, "Date of publication, ISO 8601."),
        "url": (_TEXT, "Where it was published."),
        "byline": (_TEXT, "Authors as printed."),
        "language": (_TEXT, "ISO 639-1 code of the language; `analyze` fills it where it is empty."),
        "event": (_TEXT, "The event that it reports; articles of one event are compared. `find_events` fills it."),
        "wire": (_TEXT, "News agency whose copy it prints, if any; `find_copies` and `analyze` fill it."),
        "duplicate_of": (_TEXT, "The earliest article with the same text; `find_copies` and `analyze` fill it."),
        "text": (_TEXT, "The text that is analysed, title included; all spans count in it."),
        "body_start": (_INT, "Offset at which the body begins, after the title."),
        "furniture_spans": (
            _SPANS,
            "Page furniture in the text (captions, links, credits, the title said again): no quote, no actor, no term "
            "and no word is counted there.",
        ),
        "extra": (_TEXT, "Nested fields of the input as JSON; plain ones are columns of their own, after this one."),
    }
)

_QUOTES = _schema(
    {
        "quote_id": (_TEXT, "`{article_id}:q0001`, numbered by the start of the content."),
        "article_id": (_TEXT, "Article that the quote stands in."),
        "outlet": (_TEXT, "Outlet of the article."),
        "kind": (
            _TEXT,
            "direct | indirect | mixed, by the quotation marks of the content; scare: short marked words that nobody "
            "is credited with. Longer ones are direct, without source and cue.",
        ),
        "source": (_TEXT, "Words that name who speaks; null when the text names nobody."),
        "source_spans": (_SPANS, "Pieces of the source."),
        "source_entity": (_TEXT, "Tells individuals apart, if the actor is a class (*U.S. officials*)."),
        "cue": (_TEXT, "Words that attribute (said, according to)."),
        "cue_spans": (_SPANS, "Pieces of the cue."),
        "cue_lemma": (_TEXT, "Dictionary form of the cue's head."),
        "cue_stance": (_TEXT, "neutral | assertive | doubting | evaluative …, by `lexicons/cues.toml`."),
        "negated": (_BOOL, "The cue is negated or denied (did not say)."),
        "content": (_TEXT, "What is attributed, marks and a leading *that* included."),
        "content_spans": (_SPANS, "Pieces of the content; a quotation over paragraphs has one a paragraph."),
        "marked_spans": (
            _SPANS,
            "Pieces of the content inside quotation marks, marks left out; all of a turn in a transcript and of a "
            "post, which are word for word without marks.",
        ),
        "actor_id": (_TEXT, "Who the source is."),
        "actor": (_TEXT, "Readable name of the actor."),
        "actor_kind": (_TEXT, "person | government | military | … | anonymous | unattributed."),
        "actor_ids": (_TEXTS, "All actors, if several speak."),
        "on_behalf_of": (_TEXT, "Actor that a spokesperson or document speaks for."),
        "source_class": (_TEXT, "elite | people | document | …, as peace-journalism studies count."),
        "anonymous": (_BOOL, "No name, and no institution speaking as such."),
        "anonymity_reason": (_TEXT, "Reason that the text gives for the anonymity."),
        "affiliation": (_TEXT, "Actor that an anonymous source belongs to, where the text says."),
        "medium": (
            _TEXT,
            "statement, tweet, interview … where the text says; transcript for a turn behind its speaker's label, post "
            "for an embedded one.",
        ),
        "source_gender": (
            _TEXT,
            "woman | man | mixed (several, named together) | unknown, of persons; null for institutions and texts.",
        ),
        "source_gender_rule": (
            _TEXT,
            "What tells the gender: title | registry | noun | pronoun | given name | several | none.",
        ),
        "source_role": (
            _TEXT,
            "In what capacity the source speaks: politics | security | law | expert | business | civil_society | "
            "religion | media | culture_sport | citizen | unknown; null for texts.",
        ),
        "relayed_by": (_TEXT, "Actor that passes the quote on (Interfax quoted …)."),
        "relayed_by_spans": (_SPANS, "Words that name the relay."),
        "sentiment_polarity": (_FLOAT, "TextBlob polarity of the content, -1 to 1: sentiment, not framing."),
        "sentiment_subjectivity": (_FLOAT, "TextBlob subjectivity of the content, 0 to 1."),
        "in_title": (_BOOL, "The content begins in the title."),
        "paragraph": (_INT, "Number of the paragraph in which the content begins, from 0; furniture is none."),
        "sentence": (_INT, "Number of the sentence in which the content begins, from 0."),
        "confidence": (_FLOAT, "Calibrated probability that the attribution is right, 0 to 1."),
    }
)

_MENTIONS = _schema(
    {
        "mention_id": (_TEXT, "`{article_id}:m0001`, numbered by start."),
        "article_id": (_TEXT, "Article that the mention stands in."),
        "outlet": (_TEXT, "Outlet of the article."),
        "actor_id": (_TEXT, "Who is mentioned."),
        "designator": (_TEXT, "The words of the mention."),
        "start": (_INT, "Offset of the designator."),
        "end": (_INT, "Offset after the designator."),
        "head": (_TEXT, "Head word of the designator, lower case."),
        "form": (
            _TEXT,
            "name | nominal | pronoun | modifier (says whose something is: *Israeli* strikes) | nested (a name inside "
            "another mention, before its head: *MSNBC* host).",
        ),
        "voice": (_TEXT, "narration | quoted | reported | scare."),
        "quote_id": (_TEXT, "Quote whose content holds it; null in narration."),
        "stance": (
            _TEXT,
            "negative | neutral | positive: the light that its sentence puts it in, by `add_stance`; null where that "
            "is unsure, or not asked (modifiers, nested names, *I* and *you*).",
        ),
        "p_negative": (_FLOAT, "Probability of a bad light, 0 to 1; null where it was not asked for."),
        "p_neutral": (_FLOAT, "Probability of neither."),
        "p_positive": (_FLOAT, "Probability of a good light."),
    }
)

_ACTORS = _schema(
    {
        "actor_id": (_TEXT, "Identity of the actor, of the registry or of the article."),
        "name": (_TEXT, "Readable name."),
        "kind": (
            _TEXT,
            "person | government | military | armed_group | media | igo | ngo | public | document | "
            "anonymous | unattributed.",
        ),
        "side": (_TEXT, "Side in the study's own grouping."),
        "aliases": (_TEXTS, "Other names that occur."),
        "n_mentions": (_INT, "Mentions in the articles."),
        "n_quotes": (_INT, "Quotes whose source it is."),
    }
)

_HITS = _schema(
    {
        "hit_id": (_TEXT, "`{article_id}:h0001`, numbered by start."),
        "article_id": (_TEXT, "Article that the term stands in."),
        "outlet": (_TEXT, "Outlet of the article."),
        "quote_id": (_TEXT, "Quote that holds the term; null in narration."),
        "voice": (_TEXT, "quoted | reported | narration | scare."),
        "speaker": (
            _TEXT,
            "Actor who uses the term, or performs the act of speech that it names; else the outlet in narration; "
            "null when scare.",
        ),
        "lexicon": (_TEXT, "Identity of the lexicon."),
        "lexicon_version": (_TEXT, "Its version."),
        "frame": (_TEXT, "Frame that the term evokes."),
        "term_id": (_TEXT, "Entry of the lexicon."),
        "surface": (_TEXT, "The words as they stand."),
        "start": (_INT, "Offset of the surface."),
        "end": (_INT, "Offset after the surface."),
        "target": (_TEXT, "Actor that the term is about; null where the text does not say."),
        "target_mention": (_TEXT, "Mention by which the target was found."),
        "target_rule": (_TEXT, "How the target was found."),
        "target_confidence": (_FLOAT, "Chance that the target is right, 0 to 1; null where there is none."),
        "agent": (_TEXT, "Actor who does the act that the term names; null where the text does not say."),
        "agent_mention": (_TEXT, "Mention by which the agent was found."),
        "patient": (_TEXT, "Actor who suffers the act; null where the text does not say."),
        "patient_mention": (_TEXT, "Mention by which the patient was found."),
        "construction": (
            _TEXT,
            "How the grammar presents the act: active | passive (with its agent) | agentless (passive, no agent named) "
            "| nominal | label (a name of somebody) | other.",
        ),
        "polarity": (
            _FLOAT,
            "Valence for the target, -1 to 1; 0 where the text mentions an accusation and not who makes it.",
        ),
        "negated": (_BOOL, "The term is negated."),
        "denied": (_BOOL, "The speaker denies the content that holds it."),
        "in_title": (_BOOL, "It stands in the title."),
        "weight": (_FLOAT, "Weight of the entry."),
        "doubt": (
            _FLOAT,
            "Probability that the term casts doubt on a report of people harmed, by `add_doubt`; null where it was "
            "not asked for.",
        ),
    }
)

_EXPOSURE = _schema(
    {
        "article_id": (_TEXT, "Article in which the words stand."),
        "outlet": (_TEXT, "Outlet of the article."),
        "voice": (_TEXT, "narration | quoted | reported | scare."),
        "speaker": (_TEXT, "Actor whose words they are; the outlet in narration; null when scare, or nobody is named."),
        "words": (
            _INT,
            "Word tokens, page furniture left out; each counts once, with the innermost quote that holds it.",
        ),
    }
)

_QUANTITIES = _schema(
    {
        "quantity_id": (_TEXT, "`{article_id}:n0001`, numbered by start."),
        "article_id": (_TEXT, "Article that the number stands in."),
        "outlet": (_TEXT, "Outlet of the article."),
        "surface": (_TEXT, "The number with its qualifier and what it counts, as they stand."),
        "start": (_INT, "Offset of the surface."),
        "end": (_INT, "Offset after the surface."),
        "number_spans": (_SPANS, "Where the number with its qualifier stands, without what it counts."),
        "qualifier": (_TEXT, "at least, around, up to … where there is one."),
        "low": (_FLOAT, "The lowest amount that the words allow: 24 for *dozens*, 0 for *up to 12*."),
        "high": (_FLOAT, "The highest amount; infinite where the words set none (*at least 12*)."),
        "counted": (_TEXT, "The words for what is counted; null where they do not stand behind the number."),
        "head": (_TEXT, "Dictionary form of what is counted: its head noun, or percent, dollar …"),
        "kind": (_TEXT, "Class of the head by `lexicons/words/compare.toml`: people | civilians | time …, or other."),
        "measure": (_TEXT, "What happened to those counted: killed | wounded | displaced …; null where nothing did."),
        "context": (_TEXTS, "Dictionary forms of the content words of the sentence: what the number is about."),
    }
)

#: The tables by name, as :class:`pyarrow.Schema`; a field's metadata ``about`` describes the column.
SCHEMAS: dict[str, pa.Schema] = {
    "articles": _ARTICLES,
    "quotes": _QUOTES,
    "mentions": _MENTIONS,
    "actors": _ACTORS,
    "hits": _HITS,
    "exposure": _EXPOSURE,
    "quantities": _QUANTITIES,
}
#: Columns that name a row, where the first one alone does not.
_KEYS = {"exposure": ["article_id", "voice", "speaker"]}


def _dtype(kind: pa.DataType) -> str:
    if kind == _INT:
        return "Int64"
    if kind == _FLOAT:
        return "Float64"
    if kind == _BOOL:
        return "boolean"
    return "object"


def empty(name: str) -> pd.DataFrame:
    """Table without rows.

    Parameters
    ----------
    name : str
        One of ``SCHEMAS``.

    Returns
    -------
    pandas.DataFrame
        Zero rows, all columns.

    Examples
    --------
    >>> empty("actors").columns.tolist()
    ['actor_id', 'name', 'kind', 'side', 'aliases', 'n_mentions', 'n_quotes']
    """
    return from_records(name, [])


def from_records(name: str, records: Iterable[Mapping[str, Any]], own: Sequence[str] = ()) -> pd.DataFrame:
    """Table from one mapping a row; what a row leaves out is null.

    Parameters
    ----------
    name : str
        One of ``SCHEMAS``.
    records : iterable of mapping
        Column name to value.
    own : sequence of str
        Columns that the user's data has beside those of the table; they stand after them.

    Returns
    -------
    pandas.DataFrame

    Raises
    ------
    ValueError
        If a row has a column that the table does not have.

    Examples
    --------
    >>> from_records("actors", [{"actor_id": "UN", "n_quotes": 2}])["n_quotes"].tolist()
    [2]
    """
    rows = list(records)
    schema = _get(name)
    unknown = sorted({key for row in rows for key in row} - set(schema.names) - set(own))
    if unknown:
        raise ValueError(f"the table {name!r} has no column {', '.join(map(repr, unknown))}; it has {schema.names}")
    table = from_columns(name, {field.name: [row.get(field.name) for row in rows] for field in schema})
    further = {column: own_column([row.get(column) for row in rows]) for column in own}
    return table.assign(**further) if further else table


def own_column(values: Sequence[Any]) -> pd.Series[Any]:
    """A column of the user's own, of one type: truth values, whole numbers, numbers, times, or else text.

    Parameters
    ----------
    values : sequence

    Returns
    -------
    pandas.Series

    Examples
    --------
    >>> own_column([3, None]).tolist(), own_column(["left", 3, None]).tolist()
    ([3, <NA>], ['left', '3', None])
    """
    plain = [None if is_missing(value) else value for value in values]
    kind = pd.api.types.infer_dtype(plain, skipna=True)
    dtypes = {"boolean": "boolean", "integer": "Int64", "floating": "Float64", "mixed-integer-float": "Float64"}
    if kind in dtypes:
        try:
            return pd.Series(pd.array(plain, dtype=dtypes[kind]))  # type: ignore[call-overload]
        except OverflowError:  # an id of twenty digits is no number
            kind = "mixed"
    if kind in ("datetime64", "datetime"):
        try:
            return pd.Series(pd.to_datetime(pd.Series(plain, dtype="object")))
        except (ValueError, TypeError):  # of several time zones
            plain = [value if value is None else value.isoformat() for value in plain]
    return pd.Series([_as_text(value) for value in plain], dtype="object")


def values_of_texts(cells: Sequence[Any]) -> list[Any]:
    """What the cells of a column of a CSV say, where all of them are numbers, or truth values: those.

    Parameters
    ----------
    cells : sequence
        Texts, and null where a cell is empty; what is no text stays.

    Returns
    -------
    list
        Numbers or truth values, with None for *NA* and *NaN* beside them; else the cells as they are. *007* and *1,5*
        are no numbers.

    Examples
    --------
    >>> values_of_texts(["3", None, "0.5", "NA"]), values_of_texts(["TRUE", "false"]), values_of_texts(["007", "1"])
    ([3, None, 0.5, None], [True, False], ['007', '1'])
    """
    plain = [None if is_missing(cell) else cell for cell in cells]
    texts = {cell: cell.strip() for cell in plain if isinstance(cell, str)}
    told = set(texts.values()) - _NO_VALUE
    read: dict[str, Any] = dict.fromkeys(_NO_VALUE)
    if told and all(map(_NUMBER.fullmatch, told)):
        read |= {text: float(text) if "." in text else int(text) for text in told}
    elif told and all(text.lower() in _TRUTH for text in told):
        read |= {text: _TRUTH[text.lower()] for text in told}
    else:
        return plain
    return [read[texts[cell]] if isinstance(cell, str) else cell for cell in plain]


def plain_column(values: pd.Series[Any]) -> pd.Series[Any]:
    """A column in the types that formulas of regressions know: NumPy's own numbers and truth values, texts with None.

    Parameters
    ----------
    values : pandas.Series

    Returns
    -------
    pandas.Series

    Examples
    --------
    >>> [str(plain_column(pd.Series(pd.array(cells))).dtype) for cells in ([1, 2], [1, None], [True, False])]
    ['int64', 'float64', 'bool']
    """
    dtype = values.dtype
    if isinstance(dtype, pd.CategoricalDtype):
        return values.cat.remove_unused_categories()
    if pd.api.types.is_datetime64_any_dtype(dtype):
        return values
    whole = values.notna().all()
    if pd.api.types.is_bool_dtype(dtype):
        return values.astype(bool if whole else object)
    if pd.api.types.is_numeric_dtype(dtype):
        return values.astype("int64" if whole and pd.api.types.is_integer_dtype(dtype) else "float64")
    cells = [None if is_missing(value) else value for value in values.astype(object)]
    return pd.Series(cells, index=values.index, dtype=object)


def sound(table: pd.DataFrame) -> pd.DataFrame:
    """The table with U+FFFD for each character that no file can hold, in texts, ids and names; offsets stay.

    Parameters
    ----------
    table : pandas.DataFrame

    Returns
    -------
    pandas.DataFrame
        The same object where nothing is wrong with it.

    Examples
    --------
    >>> rows = pd.DataFrame({"outlet": pd.Series(["A\\ud800"], dtype="object"), "n": [1]})
    >>> sound(rows)["outlet"].tolist() == ["A\\ufffd"]
    True
    """
    if _any_unstorable(table.columns):
        names = [storable(name) if isinstance(name, str) else name for name in table.columns]
        table = table.set_axis(pd.Index(names, dtype="object"), axis=1)
    wrong = [
        place
        for place, dtype in enumerate(table.dtypes)
        if pd.api.types.is_string_dtype(dtype) and _any_unstorable(table.iloc[:, place])
    ]
    if not wrong:
        return table
    out = table.copy()
    for place in wrong:
        values = [storable(value) if isinstance(value, str) else value for value in table.iloc[:, place]]
        out.isetitem(place, pd.Series(values, index=table.index, dtype="object"))  # type: ignore[arg-type]
    return out


def _any_unstorable(values: Iterable[Any]) -> bool:
    """Whether one of the values is a text that cannot be stored; they are looked through at once."""
    held = values.tolist() if isinstance(values, pd.Series) else list(values)
    texts = {kind for kind in set(map(type, held)) if issubclass(kind, str)}
    # Whole columns of texts, or without any, are told by their types: every verb looks through all of its tables.
    return bool(texts) and holds_unstorable("\n".join([value for value in held if type(value) in texts]))


def _as_text(value: Any) -> str | None:
    if value is None:
        return None
    return value.isoformat() if isinstance(value, dt.date) else storable(str(value))


def from_columns(name: str, columns: Mapping[str, Sequence[Any]]) -> pd.DataFrame:
    """Table from its columns; one that is left out is null.

    Parameters
    ----------
    name : str
        One of ``SCHEMAS``.
    columns : mapping of str to sequence
        All of one length.

    Returns
    -------
    pandas.DataFrame

    Examples
    --------
    >>> from_columns("actors", {"actor_id": ["UN", "EU"], "n_quotes": [2, 1]})["n_quotes"].tolist()
    [2, 1]
    """
    nothing = [None] * max(map(len, columns.values()), default=0)
    schema = _get(name)
    return sound(pd.DataFrame({f.name: pd.Series(columns.get(f.name, nothing), dtype=_dtype(f.type)) for f in schema}))


def conform(table: pd.DataFrame, name: str) -> pd.DataFrame:
    """The same rows with the table's columns in the table's order and types; further columns come last.

    What a spreadsheet or CSV turned into text is read back: spans (``[[3, 9]]``), truth values (``TRUE``), numbers.

    Parameters
    ----------
    table : pandas.DataFrame or table of another library
    name : str
        One of ``SCHEMAS``.

    Returns
    -------
    pandas.DataFrame
        A new frame; `table` stays as it is.

    Raises
    ------
    ValueError
        If a column cannot be turned into its type.

    Examples
    --------
    >>> import pandas as pd
    >>> conform(pd.DataFrame({"quote_id": ["a:q0001"], "cue_spans": ["[[0, 4]]"]}), "quotes")["cue_spans"][0]
    [[0, 4]]
    """
    schema = _get(name)
    table = sound(as_pandas(table, name))
    data: dict[str, pd.Series[Any]] = {}
    for field in schema:
        if field.name not in table.columns:
            data[field.name] = pd.Series([None] * len(table), index=table.index, dtype=_dtype(field.type))
            continue
        column = table[field.name]
        try:
            data[field.name] = _convert(column, field.type)
        except (TypeError, ValueError) as error:
            raise ValueError(
                f"column {field.name!r} of the table {name!r} cannot be read as {field.type}: {error}"
            ) from error
    extra = {str(c): table[c] for c in table.columns if c not in schema.names}
    return pd.DataFrame({**data, **extra}, index=table.index)


def _convert(column: pd.Series[Any], kind: pa.DataType) -> pd.Series[Any]:
    if pa.types.is_list(kind):
        return pd.Series([read_list(value) for value in column], index=column.index, dtype="object")
    if kind == _TEXT:
        if column.dtype == object and set(map(type, column.tolist())) <= _TEXT_OR_NONE:
            return column.copy()
        values = [value if type(value) is str else None if is_missing(value) else str(value) for value in column]
        return pd.Series(values, index=column.index, dtype="object")
    if column.dtype == _dtype(kind):
        return column.copy()
    plain = [read_cell(value, kind) if isinstance(value, str) else value for value in column.tolist()]
    converted: pd.Series[Any] = pd.Series(pd.array(plain, dtype=_dtype(kind)), index=column.index)  # type: ignore[call-overload]
    return converted


_TEXT_OR_NONE = {str, type(None)}
#: Truth values as spreadsheets write them, in English, German and French.
_TRUTH = {"true": True, "false": False, "1": True, "0": False, "wahr": True, "falsch": False, "vrai": True,
          "faux": False}  # fmt: skip


def read_cell(cell: str, kind: pa.DataType) -> Any:
    """A number or truth value that a spreadsheet or CSV turned into text.

    Parameters
    ----------
    cell : str
    kind : pyarrow.DataType
        Whole number, number or truth value.

    Returns
    -------
    int, float, bool or None
        None for an empty cell.

    Raises
    ------
    ValueError
        If it is none.

    Examples
    --------
    >>> read_cell("TRUE", pa.bool_()), read_cell("0,5", pa.float64()), read_cell("3.0", pa.int64())
    (True, 0.5, 3)
    """
    text = cell.strip()
    if not text:
        return None
    if kind == _BOOL:
        if text.lower().removesuffix(".0") not in _TRUTH:
            raise ValueError(f"{cell!r} is neither TRUE nor FALSE")
        return _TRUTH[text.lower().removesuffix(".0")]
    number = float(text.replace(",", ".") if text.count(",") == 1 and "." not in text else text)
    return int(number) if kind == _INT and number == int(number) else number


def actor_names(actors: pd.DataFrame | None) -> dict[Any, str]:
    """Readable name of each actor of a table of actors, where it has one.

    Parameters
    ----------
    actors : pandas.DataFrame or None
        Without the columns actor_id and name nobody has one.

    Returns
    -------
    dict of actor_id to str

    Examples
    --------
    >>> actor_names(pd.DataFrame({"actor_id": ["UN", "EU"], "name": ["United Nations", None]}))
    {'UN': 'United Nations'}
    """
    if actors is None or not {"actor_id", "name"} <= set(actors.columns):
        return {}
    return {who: str(name) for who, name in zip(actors["actor_id"], actors["name"]) if not is_missing(name)}


#: Words for those whom lexicons name as targets, and no registry need know.
_IN_GENERAL = {"ALL_PARTIES": "all parties", "CIVILIANS": "civilians"}
_LOCAL = re.compile(r".*:([^:]+)-[0-9]+", re.DOTALL)


def readable_actor(actor: Any, names: Mapping[Any, str]) -> str:
    """What an actor is called where people read it: by its name; where it has none but its identity, in words.

    Parameters
    ----------
    actor : str
    names : mapping
        As of :func:`actor_names`.

    Returns
    -------
    str

    Examples
    --------
    >>> [readable_actor(actor, {"UN": "United Nations"}) for actor in ("UN", "CIVILIANS", "a:official-1", "FBI")]
    ['United Nations', 'civilians', 'official', 'FBI']
    """
    name = names.get(actor)
    if not is_missing(name) and name not in ("", actor):
        return str(name)
    local = _LOCAL.fullmatch(str(actor))
    return local[1] if local else _IN_GENERAL.get(actor, str(actor))


def is_missing(value: Any) -> bool:
    """Whether a cell holds nothing: None, or the mark that pandas or a float has for it.

    Parameters
    ----------
    value : object

    Returns
    -------
    bool

    Examples
    --------
    >>> [is_missing(value) for value in (None, pd.NA, pd.NaT, float("nan"), "", 0, [])]
    [True, True, True, True, False, False, False]
    """
    return value is None or value is pd.NA or value is pd.NaT or (isinstance(value, float) and value != value)


def read_list(value: Any) -> list[Any] | None:
    """The list of a cell, also where a file turned it into text or an array.

    Parameters
    ----------
    value : list, array, str or missing
        Pieces of a span, or words.

    Returns
    -------
    list or None
        None for a missing value.

    Raises
    ------
    ValueError
        If it is no list.

    Examples
    --------
    >>> read_list("[[0, 4]]"), read_list(None)
    ([[0, 4]], None)
    """
    if type(value) is not list:
        if is_missing(value):
            return None
        if isinstance(value, str):
            value = _written_list(value)
        if not hasattr(value, "__iter__"):
            raise ValueError(f"expected a list, got {value!r}")
    return [item if isinstance(item, str) else [*map(int, item)] for item in value]


def _written_list(cell: str) -> Any:
    """A list as JSON, or as Python and pandas' ``to_csv`` write it."""
    try:
        return json.loads(cell)
    except ValueError as error:
        try:
            return ast.literal_eval(cell)
        except (ValueError, SyntaxError, MemoryError, RecursionError):
            raise ValueError(f"{cell[:60]!r} is no list: {error}") from None


def with_lists(table: pd.DataFrame, name: str) -> pd.DataFrame:
    """The table with lists in the columns of lists that a CSV turned into text.

    Parameters
    ----------
    table : pandas.DataFrame
    name : str
        One of ``SCHEMAS``.

    Returns
    -------
    pandas.DataFrame
        The same object where there is nothing to do.

    Raises
    ------
    ValueError
        Names the column that holds no lists.

    Examples
    --------
    >>> with_lists(pd.DataFrame({"content_spans": ["[[0, 4]]"]}), "quotes")["content_spans"].tolist()
    [[[0, 4]]]
    """
    for field in SCHEMAS[name]:
        if not pa.types.is_list(field.type) or field.name not in table:
            continue
        column = table[field.name]
        if not any(isinstance(value, str) for value in column):
            continue
        try:
            lists = pd.Series([read_list(value) for value in column], index=column.index, dtype="object")
        except (ValueError, TypeError) as error:
            raise ValueError(f"column {field.name!r} of the table {name!r} needs lists: {error}") from error
        table = table.assign(**{field.name: lists})
    return table


def to_arrow(table: pd.DataFrame, name: str) -> pa.Table:
    """The table as :class:`pyarrow.Table` with the schema of `name`, further columns after it.

    Parameters
    ----------
    table : pandas.DataFrame
    name : str
        One of ``SCHEMAS``.

    Returns
    -------
    pyarrow.Table

    Examples
    --------
    >>> to_arrow(empty("hits"), "hits").num_columns
    28
    >>> to_arrow(empty("hits").assign(mine="x"), "hits").column_names[-1]
    'mine'
    """
    schema = _get(name)
    whole = conform(table, name)
    columns = []
    fields = list(schema)
    for column in whole:
        values = [None if is_missing(value) else value for value in whole[column]]
        if column in schema.names:
            columns.append(pa.array(values, type=schema.field(column).type))
        else:
            columns.append(_own_array(values))
            fields.append(pa.field(column, columns[-1].type))
    return pa.Table.from_arrays(columns, schema=pa.schema(fields))


def _own_array(values: list[Any]) -> pa.Array:
    """Values of a column that no schema knows; those of mixed types as text, since a file has one type a column."""
    plain = [value.item() if hasattr(value, "item") and not hasattr(value, "__len__") else value for value in values]
    try:
        found = pa.array(plain, from_pandas=True)
    except (pa.ArrowException, TypeError, ValueError, OverflowError):
        found = None
    if found is None or pa.types.is_struct(found.type):  # a mapping with the keys of all others is not what it was
        return pa.array([_as_text(v) if not isinstance(v, (dict, list, tuple)) else _json(v) for v in plain], _TEXT)
    return found.cast(_TEXT) if pa.types.is_null(found.type) else found


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)


def flat(table: pd.DataFrame, name: str) -> pd.DataFrame:
    """The table with its lists as JSON, so that CSV can hold it; :func:`conform` reads them back.

    Parameters
    ----------
    table : pandas.DataFrame
    name : str
        One of ``SCHEMAS``.

    Returns
    -------
    pandas.DataFrame
        The columns of the schema, and further ones after them.

    Raises
    ------
    ValueError
        If a column cannot be turned into its type.

    Examples
    --------
    >>> flat(from_records("quotes", [{"cue_spans": [[0, 4]]}]), "quotes")["cue_spans"][0]
    '[[0, 4]]'
    """
    out = conform(table, name)
    kinds = {field.name: field.type for field in _get(name)}
    for column in out:
        if column in kinds and not pa.types.is_list(kinds[column]):
            continue
        if column in kinds or out[column].dtype == object:
            out[column] = pd.Series([_cell(value) for value in out[column]], index=out.index, dtype="object")
    return out


def _cell(value: Any) -> Any:
    if isinstance(value, (list, tuple, dict)) or type(value).__name__ == "ndarray":
        return _json(value.tolist() if hasattr(value, "tolist") else value)
    return None if is_missing(value) else value


def as_pandas(table: Any, what: str = "table") -> pd.DataFrame:
    """A table of another library as a data frame with the types of this package.

    Parameters
    ----------
    table : pandas.DataFrame or table
        Polars, pyarrow, DuckDB and whatever else speaks Arrow's C stream or has ``to_arrow`` or ``to_pandas``.
    what : str
        What the table is called in the message.

    Returns
    -------
    pandas.DataFrame
        The same object where it is one already. Text and lists are Python's own, None where there is none; whole
        numbers and truth values are nullable where one is missing.

    Raises
    ------
    TypeError
        If it is no table.

    Examples
    --------
    >>> as_pandas(pa.table({"n": [1, None], "name": ["a", None]})).values.tolist()
    [[1, 'a'], [<NA>, None]]
    >>> as_pandas("hits.csv", "hits")
    Traceback (most recent call last):
    ...
    TypeError: hits is no table but str ('hits.csv'); give a pandas data frame, or one of polars, pyarrow or DuckDB
    """
    if isinstance(table, pd.DataFrame):
        return table
    found = _arrow(table)
    if isinstance(found, pd.DataFrame):
        return found
    if found is None:
        raise TypeError(
            f"{what} is no table but {type(table).__name__} ({_short(table)}); give a pandas data frame, or one of "
            "polars, pyarrow or DuckDB"
        )
    names = [name for name in found.column_names if not name.startswith("__index_level_")]  # of a pandas index
    return pd.DataFrame({name: _from_arrow(found[name]) for name in names})


def is_table(value: Any) -> bool:
    """Whether this is a table of some library: it has columns.

    Parameters
    ----------
    value : object

    Returns
    -------
    bool

    Examples
    --------
    >>> is_table(pa.table({"n": [1]})), is_table(["n"]), is_table(pd.Series([1]))
    (True, False, False)
    """
    # Asked of the type: a lazy frame works its columns out when they are looked at.
    named = hasattr(type(value), "columns") or "columns" in getattr(value, "__dict__", {})
    return named and not isinstance(value, type)


def _arrow(table: Any) -> pa.Table | pd.DataFrame | None:
    """What speaks Arrow as an Arrow table; None for what is no table at all."""
    if isinstance(table, (pa.Table, pa.RecordBatch)):
        return pa.table(table) if isinstance(table, pa.Table) else pa.Table.from_batches([table])
    if not is_table(table):
        return None
    if hasattr(table, "collect") and not hasattr(table, "__arrow_c_stream__"):  # a lazy frame
        table = table.collect()
    for make in ("__arrow_c_stream__", "to_arrow", "arrow", "to_pandas", "df"):
        if not hasattr(table, make):
            continue
        try:
            found = pa.table(table) if make.startswith("__") else getattr(table, make)()
        except (TypeError, ValueError, NotImplementedError):  # of a version that does not know the way
            continue
        if isinstance(found, pa.RecordBatchReader):
            found = found.read_all()
        if isinstance(found, (pa.Table, pd.DataFrame)):
            return found
    return None


def _from_arrow(column: pa.ChunkedArray) -> pd.Series[Any]:
    kind = column.type
    whole = {pa.types.is_boolean: ("bool", "boolean"), pa.types.is_integer: ("int64", "Int64")}
    names = next((names for test, names in whole.items() if test(kind)), None)
    if names is not None:
        return pd.Series(pd.array(column.to_pylist(), dtype=names[bool(column.null_count)]))
    if pa.types.is_floating(kind):
        return pd.Series(column.to_pylist(), dtype="float64")
    if pa.types.is_timestamp(kind):
        made: pd.Series[Any] = column.to_pandas()
        return made
    return pd.Series(column.to_pylist(), dtype="object")


def _short(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "…"


def of_articles(table: pd.DataFrame, article_ids: Iterable[Any]) -> pd.DataFrame:
    """The rows of some articles, numbered anew.

    Parameters
    ----------
    table : pandas.DataFrame
        Any with a column ``article_id``; one without rows may lack it.
    article_ids : iterable

    Returns
    -------
    pandas.DataFrame

    Examples
    --------
    >>> of_articles(pd.DataFrame({"article_id": ["a", "b"], "n": [1, 2]}), ["b"]).values.tolist()
    [['b', 2]]
    """
    if not len(table):
        return table
    return table[table["article_id"].isin(list(article_ids))].reset_index(drop=True)


def rows_of(table: pd.DataFrame) -> list[dict[str, Any]]:
    """Rows as dictionaries, made column by column, which is faster than one by one.

    Parameters
    ----------
    table : pandas.DataFrame

    Returns
    -------
    list of dict

    Examples
    --------
    >>> rows_of(pd.DataFrame({"article_id": ["a"], "n": [1]}))
    [{'article_id': 'a', 'n': 1}]
    """
    names = [str(name) for name in table.columns]
    columns = [table.iloc[:, place].tolist() for place in range(len(names))]
    return [dict(zip(names, values)) for values in zip(*columns)]


def iter_spans(table: pd.DataFrame, name: str) -> Iterator[tuple[str, str, list[list[int]], str]]:
    """Every span of a table with the words that it claims.

    Parameters
    ----------
    table : pandas.DataFrame
    name : {"quotes", "mentions", "hits", "quantities"}

    Yields
    ------
    article_id, column, pieces, words : tuple
        `words` are the pieces joined by ``" … "``.

    Examples
    --------
    >>> row = {"article_id": "a", "designator": "He", "start": 0, "end": 2}
    >>> list(iter_spans(from_records("mentions", [row]), "mentions"))
    [('a', 'designator', [[0, 2]], 'He')]
    """
    if name in ("mentions", "hits", "quantities"):
        words = "designator" if name == "mentions" else "surface"
        for row in table[["article_id", words, "start", "end"]].itertuples(index=False):
            yield row[0], words, [[int(row[2]), int(row[3])]], row[1]
        return
    for column in ("source", "cue", "content"):
        for row in table[["article_id", column, f"{column}_spans"]].itertuples(index=False):
            yield row[0], column, list(row[2] if row[2] is not None else []), row[1] or ""


def surface(text: str, spans: Iterable[Sequence[int]]) -> str:
    """Words of the pieces, joined by ``" … "``.

    Parameters
    ----------
    text : str
    spans : iterable of (start, end)

    Returns
    -------
    str

    Examples
    --------
    >>> surface("No, he said, never.", [(0, 2), (13, 18)])
    'No … never'
    """
    return JOIN.join(text[start:end] for start, end in spans)


def check(table: pd.DataFrame, name: str, articles: pd.DataFrame | None = None) -> None:
    """Raise when a table breaks its contract.

    Parameters
    ----------
    table : pandas.DataFrame
    name : str
        One of ``SCHEMAS``.
    articles : pandas.DataFrame, optional
        When given, every span is held against the text: ``text[start:end] == surface``.

    Raises
    ------
    ValueError
        Names the column, or the row and the words that differ.

    Examples
    --------
    >>> check(empty("quotes"), "quotes")
    >>> check(empty("quotes").drop(columns="cue"), "quotes")
    Traceback (most recent call last):
    ...
    ValueError: the table 'quotes' lacks the column 'cue'; framing.tables.conform adds it
    """
    table = as_pandas(table, name)
    missing = [column for column in _get(name).names if column not in table.columns]
    if missing:
        raise ValueError(
            f"the table {name!r} lacks the column {', '.join(map(repr, missing))}; framing.tables.conform adds it"
        )
    key = _get(name).names[0]
    if table[key].isna().any():
        place = int(table[key].isna().to_numpy().argmax()) + 1
        raise ValueError(f"row {place} of the table {name!r} has no {key}; give it one that no other row has")
    again = table.duplicated(_KEYS.get(name, [key]))
    if again.any():
        raise ValueError(f"{key} {table.loc[again, key].iloc[0]!r} stands twice in the table {name!r}")
    if articles is None or name in ("articles", "actors", "exposure"):
        return
    articles = sound(as_pandas(articles, "articles"))
    texts = dict(zip(articles["article_id"], articles["text"]))
    for article_id, column, pieces, words in iter_spans(table, name):
        if article_id not in texts:
            raise ValueError(f"the table {name!r} names the article {article_id!r}, which is not among the articles")
        found = surface(texts[article_id], pieces)
        if found != words:
            raise ValueError(f"{name}.{column} of {article_id}: {pieces} holds {found!r}, the table says {words!r}")


def describe(name: str) -> pd.DataFrame:
    """Columns of a table with type and meaning.

    Parameters
    ----------
    name : str
        One of ``SCHEMAS``.

    Returns
    -------
    pandas.DataFrame
        Columns ``column``, ``type``, ``about``.

    Examples
    --------
    >>> describe("hits").loc[4, "about"]
    'quoted | reported | narration | scare.'
    """
    rows = [(f.name, str(f.type), (f.metadata or {}).get(b"about", b"").decode()) for f in _get(name)]
    return pd.DataFrame(rows, columns=["column", "type", "about"])


def _get(name: str) -> pa.Schema:
    if name not in SCHEMAS:
        raise ValueError(f"no table {name!r}; the tables are {', '.join(SCHEMAS)}")
    return SCHEMAS[name]
