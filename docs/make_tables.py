"""Write ``docs/tables.md`` from the schemas: ``python docs/make_tables.py``."""

from pathlib import Path

from framing import tables

INTRO = """\
# The tables

Every verb takes the table before it and returns one of these. A column that nobody has filled yet holds nulls; it is
never absent. Every span is `[start, end)` in Unicode code points of `articles.text` exactly as stored, and
`text[start:end]` is the surface; a surface of several pieces joins them with ` … `. Tables coded by hand go through
`framing.tables.conform` (adds what is missing, reads spans back from text) and `framing.tables.check` (says what is
wrong and where).

Further columns of your own stand after those listed here, under their own names: fields of the input beside the columns
of `articles` (a desk, a rank, a country), codes that you add to `hits`. They are saved and loaded with the table, and
any column of `articles` can be `by=`, `strata=` or `unit=` of a comparison.

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


def page() -> str:
    """Text of the page."""
    parts = [INTRO]
    for name in tables.SCHEMAS:
        rows = [
            f"| `{row.column}` | {row.type} | {row.about.replace('|', '/')} |"
            for row in tables.describe(name).itertuples()
        ]
        parts.append(f"## {name}\n\n| column | type | meaning |\n|---|---|---|\n" + "\n".join(rows) + "\n")
    return "\n".join(parts).replace("list<element: ", "list<").replace("list<item: ", "list<")


if __name__ == "__main__":
    Path(__file__).with_name("tables.md").write_text(page(), encoding="utf-8")
