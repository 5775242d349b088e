"""Every comparison on paper: as LaTeX, as Markdown and for Word, with its note and n."""

import re
import shutil
import subprocess

import numpy as np
import pytest
from hand_coded import hand_coded, with_acts
from hypothesis import given
from hypothesis import strategies as st

from framing import compare
from framing.compare import Comparison
from framing.compare.inference.paper_formats import latex, markdown
from framing.compare.inference.paper_table import PaperTable

FEW = {"permutations": 19, "bootstraps": 19}
HOSTILE = r"50 % of $5 & a_b #1 {x} ~^ \end <b> A|B *no* `c` −3 ≥ … ’s"


@pytest.fixture(scope="module")
def every():
    """One table of each verb, by name."""
    t = hand_coded()
    sides = [t["quotes"][t["quotes"]["outlet"] == outlet] for outlet in ("Outlet A", "Outlet B")]
    return {
        "rates": compare.rates(t["hits"], t["articles"], **FEW),
        "voices": compare.rates(
            t["hits"], t["articles"], what=["frame", "voice"], denominator="voice", quotes=t["quotes"], **FEW
        ),
        "sourcing": compare.sourcing(t["quotes"], t["articles"], t["actors"], **FEW),
        "naming": compare.naming(t["mentions"], t["articles"], **FEW),
        "accusations": compare.accusations(t["hits"], t["articles"], **FEW),
        "doubts": compare.doubts(t["hits"], t["articles"], by="outlet", **FEW),
        "agency": compare.agency(with_acts(t["hits"]), t["articles"], **FEW),
        "statements": compare.statements(t["quotes"], t["articles"]),
        "numbers": compare.numbers(t["articles"], t["quotes"]),
        "keyness": compare.keyness(*sides, permutations=19),
        "long": compare.to_long(t["articles"], t["quotes"], t["hits"]),
    }


NAMES = "rates voices sourcing naming accusations doubts agency statements numbers keyness long".split()


@pytest.mark.parametrize("name", NAMES)
def test_every_comparison_goes_on_paper_with_its_method(every, name):
    table = every[name].head(12)
    text, marked = table.to_latex(label="t"), table.to_markdown()
    assert text.startswith("\\begin{table}") and r"\toprule" in text and r"\label{t}" in text
    rows = text.split("\\midrule\n")[1].split("\n\\bottomrule")[0].splitlines()
    assert len(rows) == len(table) and len({len(re.findall(r"(?<!\\)&", row)) for row in rows}) == 1
    lines = [line for line in marked.splitlines() if line.startswith("|")]
    assert len(lines) == len(table) + 2 and len({len(re.findall(r"(?<!\\)\|", line)) for line in lines}) == 1
    for word in table.method.split()[:3]:
        assert word.strip(".:;,") in text and word.strip(".:;,") in marked
    assert marked.startswith("**") and "*Note.*" in marked


def test_numbers_are_written_as_papers_write_them():
    table = Comparison(
        {"frame": ["label_neutral", "war"], "n": [1200, 3], "rate": [1.5, 0.0], "ci_low": [-0.25, np.nan]}
        | {
            "ci_high": [2.0, np.nan],
            "p": [0.0002, np.nan],
            "q": [0.04, 1.0],
            "denominator": "tokens",
            "unit": "article",
        }
        | {"note": ["", "in 3 articles, fewer than 8: no test"], "seed": 0},
        method="Rates of frame. Unit of inference: the article.",
    )
    lines = table.to_latex().splitlines()
    assert lines[4:6] == [r"\toprule", r"frame & n & \shortstack[r]{per 1,000\\words} & interval & p & q \\"]
    assert lines[7] == r"label neutral & 1,200 & 1.50 & [$-$0.25, 2.00] & $<$ .001 & .040 \\"
    assert lines[8] == r"war & 3 & 0.00 & -- & --\textsuperscript{a} & 1 \\"
    assert r"\textsuperscript{a} in 3 articles, fewer than 8: no test" in lines
    assert r"\caption{Rates of frame}" in lines
    assert r"\textit{Note.} Unit of inference: the article." in lines
    assert "| label neutral | 1,200 | 1.50 | [−0.25, 2.00] | < .001 | .040 |" in table.to_markdown()
    assert "1.5000" in table.to_markdown(digits=4)


def test_the_caption_counts_what_the_rows_shown_count(every):
    rates = every["rates"]
    [n] = re.findall(r"n = ([\d,]+) framing terms in 2 articles", rates.to_markdown())
    assert int(n) == rates["n"].sum() == len(rates.source)
    few = rates[rates["frame"] == "aggression"]
    [n] = re.findall(r"n = (\d+) framing terms", few.to_markdown())
    assert int(n) == few["n"].sum() < rates["n"].sum()
    quotes = every["sourcing"]
    actors = quotes[(quotes["measure"] == "actor") & (quotes["n"] > 0)].head(2)
    [n] = re.findall(r"n = (\d+) quotes", actors.to_markdown())
    assert int(n) >= actors["n"].sum()


def test_what_a_column_is_called(every):
    heads = {name: every[name].to_markdown().split("|\n")[0].split("**\n\n")[1] for name in NAMES}
    assert "| share |" in heads["naming"] and "| scare quotes |" in heads["naming"]
    assert "| value |" in heads["sourcing"] and "share" not in heads["sourcing"]
    assert "| own voice |" in heads["accusations"] and "| articles |" in heads["accusations"]
    assert "_" not in "".join(heads.values())


def test_own_captions_notes_names_and_columns(every):
    table = every["accusations"].head(2)
    text = table.to_markdown(
        columns=["speaker", "n"], caption="Mine", note=False, names={table["speaker"].iloc[0]: "HE"}
    )
    lines = text.splitlines()
    assert (
        lines[0] == "**Mine**" and lines[2] == "| speaker | n |" and lines[4].startswith("| HE | ") and len(lines) == 6
    )
    assert table.to_latex(columns="n", caption=False, note=False).startswith("\\begin{tabular}{r}")
    assert "Not by me." in table.to_latex(note="Not by me.") and table.method[-20:] not in table.to_latex(
        note="Not by me."
    )
    assert table.method.split(". ")[-1] in table.to_markdown(caption="Mine").replace("\\", "")
    with pytest.raises(ValueError, match="columns= names 'nothing', which the table has not"):
        table.to_markdown(columns=["nothing"])


def test_where_it_is_written(every, tmp_path):
    table = every["rates"].head(3)
    assert table.to_latex(tmp_path / "t.tex") is None and table.to_markdown(tmp_path / "t.md") is None
    assert (tmp_path / "t.tex").read_text(encoding="utf-8") == table.to_latex() + "\n"
    with (tmp_path / "open.md").open("w", encoding="utf-8") as file:
        table.to_markdown(file)
    assert (tmp_path / "open.md").read_text(encoding="utf-8") == table.to_markdown() + "\n"


def test_a_long_table_goes_over_pages_and_a_wide_one_shrinks(every):
    long = every["voices"]
    assert len(long) > 40 and "\\begin{longtable}" in long.to_latex() and "\\endhead" in long.to_latex()
    assert "\\footnotesize" in every["rates"].head(3).to_latex() or "\\scriptsize" in every["rates"].head(3).to_latex()
    assert "size" not in every["rates"].head(3).to_latex(columns=["frame", "n"], note=False)


def test_an_empty_table_has_its_head(every):
    nothing = every["rates"].iloc[:0]
    assert "| outlet | frame | n |" in nothing.to_markdown() and "\\midrule\n\\bottomrule" in nothing.to_latex()


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30))
def test_no_text_breaks_a_table_of_markdown(text):
    made = markdown(PaperTable(["a", "b"], [[(" ".join(text.split()), ""), ("1", "")]], [False, True]))
    assert len(made.splitlines()) >= 3
    assert len(re.findall(r"(?<!\\)(?:\\\\)*\|", made.split("\n")[2])) == 3


@pytest.mark.skipif(shutil.which("pdflatex") is None, reason="pdflatex is not installed")
def test_the_latex_is_set(every, tmp_path):
    packages = "\\usepackage{booktabs,longtable,array,graphicx}"
    rows = [[(HOSTILE, "a"), ("1", "")]] * 45
    tables = [every[name].head(5).to_latex() for name in NAMES] + [every["voices"].to_latex()]
    tables += [
        latex(PaperTable(["<&>", "n"], rows[:k], [False, True], HOSTILE, HOSTILE, {"a": HOSTILE})) for k in (3, 45)
    ]
    page = "\n\n".join(["\\documentclass{article}" + packages + "\\begin{document}", *tables, "\\end{document}"])
    (tmp_path / "t.tex").write_text(page, encoding="utf-8")
    command = ["pdflatex", "-interaction=nonstopmode", "-halt-on-error", "t.tex"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, errors="replace")
    assert done.returncode == 0, done.stdout[-2000:]


def test_word_has_the_same_cells(every, tmp_path):
    docx = pytest.importorskip("docx", reason="python-docx is not installed: pip install 'framing[word]'")
    table = every["rates"].head(6)
    path = table.to_docx(tmp_path / "deep" / "t.docx")
    document = docx.Document(str(path))
    [grid] = document.tables
    cells = [[cell.text for cell in row.cells] for row in grid.rows]
    lines = [line for line in table.to_markdown().splitlines() if line.startswith("|")]
    plain = [re.sub(r"</?sup>|\\", "", line) for line in [lines[0], *lines[2:]]]
    assert [f"| {' | '.join(row)} |" for row in cells] == plain
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert texts[0].startswith("Rates of frame per 1,000 word tokens (n = ") and texts[1].startswith("Note. Unit")
    assert all(run.font.size.pt <= 9 for row in grid.rows for cell in row.cells for run in cell.paragraphs[0].runs)
    both = docx.Document()
    assert every["keyness"].head(3).to_docx(both) is both and every["rates"].head(2).to_docx(both) is both
    assert len(both.tables) == 2
    wide = docx.Document(str(every["naming"].head(3).to_docx(tmp_path / "wide.docx"))).sections[0]
    assert wide.page_width > wide.page_height  # a page of its own is turned


def test_without_python_docx_one_is_told_how_to_have_it(every, tmp_path, monkeypatch):
    import sys

    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(ModuleNotFoundError, match=r"pip install 'framing\[word\]'"):
        every["rates"].to_docx(tmp_path / "t.docx")


def test_rows_counted_follow_the_keys_also_where_some_are_null(every):
    table = every["sourcing"]
    whole = table[table["actor_id"].isna()]
    assert len(whole._rows_counted()) == len(table.source)
    one = table[table["actor_id"].notna() & (table["n"] > 0)].head(1)
    assert len(one._rows_counted()) == len(one.behind(one.index[0]))
    assert len(one[["n"]]._rows_counted()) == len(table.source)
