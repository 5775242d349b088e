"""Write ``tables.md``, ``grammar.md``, and what scoring, reading, the study file and the glossary show of the code."""

import contextlib
import inspect
import io
import os
import re
import tempfile
from pathlib import Path

from framing import tables
from framing.articles.field_names import column_names
from framing.scores.columns import ABOUT
from framing.study.study_file.study_schema import DRAWS, SECTIONS, comparisons, figures, scored, section_options
from framing.text.grammar import Tree
from framing.text.grammar.relations import about_relations

INTRO = """\
# The tables

Every verb takes the table before it and returns one of these. A column that nobody has filled yet holds nulls; it is
never absent. Every span is `[start, end)` in Unicode code points of `articles.text` exactly as stored, and
`text[start:end]` is the surface; a surface of several pieces joins them with ` … `. Tables coded by hand go through
`framing.tables.conform` (adds what is missing, reads spans back from text) and `framing.tables.check` (says what is
wrong and where).

Further columns of your own stand after those listed here, under their own names: fields of the input beside the columns
of `articles` (a desk, a rank, a country), codes that you add to `hits`. They are saved and loaded with the table, and
any column of `articles` can be `by=`, `strata=` or `unit=` of a comparison. A column of a CSV holds numbers, or truth
values, where all of its cells are that (*NA* and nothing are no value; *007* and *1,5* are texts). A regression takes
them all in one table, `study.to_long()` ([into a regression](regression.md)).

`study.save` writes each table as Parquet and as CSV. To correct a table in a spreadsheet, change its CSV and save it as
CSV: `Study.load` takes the file that was changed since, says how many rows are other, and leaves alone what the
spreadsheet only wrote otherwise (rounded numbers, dates, cut texts). A row deleted there is deleted; an article that is
deleted takes its rows in all tables with it. When CSV and Parquet were both changed, it asks you to take one away.

Tables of a comparison are saved alone: `table.save("rates.csv")`, `fr.compare.Comparison.load("rates.csv")`, method and
all. Those that `framing compare` writes come without the rows that were counted: `load("rates.csv", source=study.hits)`
gives `.behind(row)` its passages (where groups are formed by a column of your own, of
`study.hits.merge(study.articles[["article_id", "lean"]])`).

This page is written by `python docs/make_tables.py` from `framing/tables.py`.
"""


GRAMMAR = """\
# The grammar of a text

`framing.text.Document(text).tree` is what the parser says of a text: for each token a head, the relation to it and a
part of speech. Every room reads who does what to whom from it.

```python
from framing.text import Document

tree = Document("The town was shelled by the army, which denied it.").tree
verb = tree.words.index("shelled")
tree.passive(verb)  # True
tree.words[tree.agent(verb)]  # 'army'
tree.words[tree.patient(verb)]  # 'town'
```

A token is a place in the document. `tree.heads[k]` is the place of its head, -1 for the head of a sentence, and
`tree.relations[k]` one of the relations below; `Document(text).tags` has the parts of speech of the Penn Treebank.
Each sentence is a tree: every token leads to a root of its own sentence. Of a sentence of more than 200 tokens (a
table, a list) each 200 are a tree. A text has the same trees alone and in any collection. Many documents are parsed at
once with `framing.text.grammar.load_parser().parse(documents)`.

How often it is right, by relation and by kind of sentence, stands in [the model card](model-card.md#the-parser).

This page is written by `python docs/make_tables.py` from `framing/text/grammar/`.

## What is read off the tree

"""
RELATIONS = """
## Relations

The basic dependencies of Universal Dependencies, version 1 (Nivre et al. 2016), as CoreNLP writes them. A content word
is the head: the verb of a clause, the noun of a phrase with a preposition, the adjective or noun behind a copula. The
dependent is in italics.

"""


SCORES = """\
## scores

What `score_quotes`, `score_texts` and `score_actors` return: one row a quote, text (paragraph, sentence) or actor, and
one column a measure ([scoring quotes](scoring.md)). It is no table of a study; its index is that of what was scored.

"""
#: Files that the lines of the page on scoring read, in the order in which the page shows them.
FILES = ("news.csv", "statements.csv")
_PRINTED = re.compile(r"```python\n(.*?)```\n(?:\n```text\n(.*?)```)?", re.DOTALL)
_COLUMNS = re.compile(r"(?<=<!-- columns -->\n)\n(?:\|.*\n)*")


def about_scores() -> str:
    """Columns of scores as a table."""
    rows = [f"| `{name}` | {about} |" for name, about in ABOUT.items()]
    return "\n".join(["| column | meaning |", "|---|---|", *rows]) + "\n"


def with_files(page: str, folder: Path) -> None:
    """Write the files that a page shows to a folder."""
    for name, text in zip(FILES, re.findall(r"```csv\n(.*?)```", page, re.DOTALL), strict=True):
        (folder / name).write_text(text, encoding="utf-8")


def scoring_page() -> str:
    """Text of the page on scoring, with what its lines print."""
    page = Path(__file__).with_name("scoring.md").read_text(encoding="utf-8")
    space: dict[str, object] = {}

    def ran(block: re.Match[str]) -> str:
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(block[1], space)
        if block[2] is None:
            return block[0]
        shown = "\n".join(line.rstrip() for line in printed.getvalue().splitlines())
        return f"```python\n{block[1]}```\n\n```text\n{shown}\n```"

    before = Path.cwd()
    with tempfile.TemporaryDirectory() as folder:
        with_files(page, Path(folder))
        os.chdir(folder)
        try:
            page = _PRINTED.sub(ran, page)
        finally:
            os.chdir(before)
    return _COLUMNS.sub(lambda _: "\n" + about_scores(), page)


def reading_page() -> str:
    """Text of the page on reading, with the names of fields."""
    page = Path(__file__).with_name("reading.md").read_text(encoding="utf-8")
    rows = [f"| `{column}` | {', '.join(f'`{name}`' for name in names)} |" for column, names in column_names().items()]
    table = "\n".join(["| column | names in files |", "|---|---|", *rows]) + "\n"
    return re.sub(r"(?<=<!-- columns -->\n)\n(?:\|.*\n)*\n?", lambda _: "\n" + table + "\n", page)


def about_keys() -> str:
    """Tables of a study file with their keys, and the options of comparisons, scores and figures."""
    parts = []
    for name, section in SECTIONS.items():
        rows = ["| key | value | meaning |", "|---|---|---|"]
        for key in section.keys.values():
            value = " or ".join(map(quoted, key.choices)) or " or ".join(key.kinds)
            needed = "; needed" if key.name in section.needs else ""
            default = f"; left out: {quoted(key.default)}" if key.default is not None else needed
            rows.append(f"| `{key.name}` | {value}{default} | {key.about.replace('|', '/')} |")
        head = f"[[{name}]]" if section.many else f"[{name}]"
        parts.append(f"### {head}\n\n{section.about}\n\n" + "\n".join(rows) + "\n")
    for title, kind, verbs in (
        ("Options of comparisons", "comparison", comparisons()),
        ("Options of scores", "scores", scored()),
        ("Options of figures", "figure", figures()),
    ):
        said: dict[tuple[str, str, str], list[str]] = {}
        for verb in verbs:
            for option in section_options(kind, verb).values():
                value = " or ".join(map(quoted, option.choices)) or " or ".join(option.kinds)
                default = f"; left out: {quoted(option.default)}" if option.default not in (None, "") else ""
                default = "; left out: that of `[study]`" if option.name == "seed" else default
                said.setdefault((option.name, value + default, option.about), []).append(verb)
        rows = ["| key | of | value | meaning |", "|---|---|---|---|"]
        for (name, value, about), of in sorted(said.items()):
            named = ", ".join(f"`{verb}`" for verb in of)
            rows.append(f"| `{name}` | {named} | {value} | {about.replace('|', '/')} |")
        drawn = (
            "".join(f"- `{verb}` draws {' or '.join(of)}\n" for verb, of in DRAWS.items()) if kind == "figure" else ""
        )
        drawn = drawn.replace("draws rates or sourcing or numbers", "draws rates, sourcing and numbers")
        parts.append(f"### {title}\n\n" + (f"{drawn}\n" if drawn else "") + "\n".join(rows) + "\n")
    return "\n".join(parts)


def quoted(value: object) -> str:
    """A value as a study file writes it."""
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    if isinstance(value, (list, tuple)):
        return "`[" + ", ".join(f'"{one}"' for one in value) + "]`"
    return f'`"{value}"`' if isinstance(value, str) else f"`{value}`"


def study_page() -> str:
    """Text of the page on the study file, with its keys."""
    page = Path(__file__).with_name("study-file.md").read_text(encoding="utf-8")
    return re.sub(
        r"(?<=<!-- keys -->\n).*?(?=<!-- end -->)", lambda _: "\n" + about_keys() + "\n", page, flags=re.DOTALL
    )


def glossary_page() -> str:
    """Text of the glossary, with the columns of all tables."""
    page = Path(__file__).with_name("glossary.md").read_text(encoding="utf-8")
    said: dict[str, dict[str, list[str]]] = {}
    for name in tables.SCHEMAS:
        for row in tables.describe(name).itertuples():
            said.setdefault(str(row.column), {}).setdefault(str(row.about), []).append(name)
    rows = ["| column | of | meaning |", "|---|---|---|"]
    for column, meanings in sorted(said.items()):
        of = ", ".join(dict.fromkeys(name for names in meanings.values() for name in names))
        several = len(meanings) > 1
        about = "; ".join(
            f"{', '.join(names)}: {text.rstrip('.')}" if several else text for text, names in meanings.items()
        )
        rows.append(f"| `{column}` | {of} | {about.replace('|', '/')} |")
    table = "\n".join(rows)
    return re.sub(r"(?<=<!-- columns -->\n).*?(?=<!-- end -->)", lambda _: f"\n{table}\n\n", page, flags=re.DOTALL)


def grammar_page() -> str:
    """Text of the page of the grammar."""
    rows = ["| method | answer |", "|---|---|"]
    for name, method in vars(Tree).items():
        if not name.startswith("_") and callable(method):
            arguments = [n for n in inspect.signature(method).parameters.values() if n.name not in ("self", "depth")]
            shown = ", ".join(f"*{n.name}" if n.kind is n.VAR_POSITIONAL else n.name for n in arguments)
            about = inspect.cleandoc(method.__doc__ or "").split("\n\n")[0].replace("\n", " ").replace("|", "/")
            rows.append(f"| `{name}({shown})` | {about} |")
    return GRAMMAR + "\n".join(rows) + "\n" + RELATIONS + about_relations() + "\n"


def page() -> str:
    """Text of the page of the tables."""
    parts = [INTRO]
    for name in tables.SCHEMAS:
        rows = [
            f"| `{row.column}` | {row.type} | {row.about.replace('|', '/')} |"
            for row in tables.describe(name).itertuples()
        ]
        parts.append(f"## {name}\n\n| column | type | meaning |\n|---|---|---|\n" + "\n".join(rows) + "\n")
    parts.append(SCORES + about_scores())
    return "\n".join(parts).replace("list<element: ", "list<").replace("list<item: ", "list<")


if __name__ == "__main__":
    for name, text in (
        ("tables.md", page()),
        ("grammar.md", grammar_page()),
        ("scoring.md", scoring_page()),
        ("reading.md", reading_page()),
        ("study-file.md", study_page()),
        ("glossary.md", glossary_page()),
    ):
        Path(__file__).with_name(name).write_text(text, encoding="utf-8")
