"""A table of a paper as LaTeX, Markdown and Word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from os import PathLike
from pathlib import Path
from typing import Any

from framing.compare.inference.paper_table import Cell, PaperTable

__all__ = ["latex", "markdown", "write_text", "write_word"]

_LATEX = str.maketrans(
    {"&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_", "{": r"\{", "}": r"\}", "~": r"\textasciitilde{}",
     "^": r"\textasciicircum{}", "\\": r"\textbackslash{}", "<": "$<$", ">": "$>$", "−": "$-$", "∞": r"$\infty$",
     "≥": r"$\geq$", "≤": r"$\leq$", "–": "--", "—": "---", "×": r"$\times$", "²": r"\textsuperscript{2}",
     "…": r"\dots{}"}
)  # fmt: skip
_MARKDOWN = re.compile(r"[\\|*`]|<(?=[\w/!])|(?<!\w)_|_(?!\w)")
_PAGE = 40  # rows that stand on one page
_WIDE = 36  # letters from which on a column of text is broken into lines
_ROOM = 345.0  # points of a line, as the class article has it
_EM = 0.62  # of a letter, in the size of the type
#: Size of the type, points of a letter and between two columns; the first that fits is taken.
_SIZES = (("", 4.9, 12.0), (r"\footnotesize\setlength{\tabcolsep}{3pt}", 4.1, 6.0),
          (r"\scriptsize\setlength{\tabcolsep}{3pt}", 3.6, 6.0))  # fmt: skip


def latex(table: PaperTable, label: str | None = None) -> str:
    """Write a table with the rules of the package booktabs; a long one, over pages, with those of longtable.

    Parameters
    ----------
    table : PaperTable
    label : str, optional
        By which the text refers to the table.

    Returns
    -------
    str
        The tabular alone where there is neither caption nor note nor label.

    Examples
    --------
    >>> print(latex(PaperTable(["a_b", "p"], [[("5 %", ""), ("< .001", "a")]], [False, True], marks={"a": "few"})))
    \\begin{table}
    \\centering
    \\begin{tabular}{lr}
    \\toprule
    a\\_b & p \\\\
    \\midrule
    5 \\% & $<$ .001\\textsuperscript{a} \\\\
    \\bottomrule
    \\end{tabular}
    \\par\\smallskip
    \\begin{minipage}{\\linewidth}\\footnotesize
    \\textsuperscript{a} few
    \\end{minipage}
    \\end{table}
    """
    size, kinds, fits = _layout(table)
    head = [" & ".join(_head(table, place) for place in range(len(table.head))) + r" \\"]
    rows = [" & ".join(_marked(cell) for cell in row) + r" \\" for row in table.rows]
    about = [r"\caption{" + table.caption.translate(_LATEX) + "}"] if table.caption else []
    about += [r"\label{" + label + "}"] if label else []
    below = [_below(cell) for cell in table.below]
    if len(rows) > _PAGE and (about or below):
        first = ["\n".join(about) + r" \\"] if about else []
        top = [r"\toprule", *head, r"\midrule"]
        body = [*first, *top, r"\endfirsthead", *top, r"\endhead", r"\bottomrule", r"\endlastfoot", *rows]
        note = [r"\noindent{\footnotesize", *below, r"\par}"] if below else []
        long = [rf"\begin{{longtable}}{{{kinds}}}", *body, r"\end{longtable}"]
        return "\n".join([*([f"{{{size}"] if size else []), *long, *(["}"] if size else []), *note])
    tabular = [
        rf"\begin{{tabular}}{{{kinds}}}",
        r"\toprule",
        *head,
        r"\midrule",
        *rows,
        r"\bottomrule",
        r"\end{tabular}",
    ]
    if not about and not below:
        return "\n".join(tabular)
    if not fits:
        tabular = [r"\resizebox{\linewidth}{!}{%", *tabular, "}"]
    about += [size] if size else []
    page = [r"\par\smallskip", r"\begin{minipage}{\linewidth}\footnotesize", *below, r"\end{minipage}"] if below else []
    return "\n".join([r"\begin{table}", r"\centering", *about, *tabular, *page, r"\end{table}"])


def _letters(table: PaperTable) -> list[int]:
    """Letters that each column asks for."""
    heads = zip(table.head, table.right)
    return [
        max([_broken(name, right), *(len(row[place][0] + row[place][1]) for row in table.rows)])
        for place, (name, right) in enumerate(heads)
    ]


def _layout(table: PaperTable) -> tuple[str, str, bool]:
    """Size of the type, kind of each column, and whether the table is then no wider than a line."""
    letters = _letters(table)
    long = [not right and count > _WIDE for right, count in zip(table.right, letters)]
    least = 0.13 * _ROOM * sum(long)
    asked = sum(count for count, broken in zip(letters, long) if not broken)
    room = [(size, _ROOM - least - letter * asked - between * len(letters)) for size, letter, between in _SIZES]
    size, left = next((choice for choice in room if choice[1] >= 0), room[-1])
    share = 0.13 + max(left, 0) / max(sum(long), 1) / _ROOM
    kinds = "".join(
        "r" if right else rf">{{\raggedright\arraybackslash}}p{{{share:.2f}\linewidth}}" if broken else "l"
        for right, broken in zip(table.right, long)
    )
    return size, kinds, left >= 0


def _broken(name: str, right: bool) -> int:
    """Letters of a head, which over numbers stands in two lines where it has several words."""
    return max(map(len, _lines(name))) if right else len(name)


def _lines(name: str) -> list[str]:
    """A head in one line or two of about the same length."""
    gaps = [place for place, letter in enumerate(name) if letter == " "]
    if not gaps or len(name) < 10:
        return [name]
    middle = min(gaps, key=lambda place: abs(place - len(name) / 2))
    return [name[:middle], name[middle + 1 :]]


def _head(table: PaperTable, place: int) -> str:
    lines = [
        line.translate(_LATEX) for line in (_lines(table.head[place]) if table.right[place] else [table.head[place]])
    ]
    return lines[0] if len(lines) == 1 else rf"\shortstack[r]{{{lines[0]}\\{lines[1]}}}"


def _marked(cell: Cell) -> str:
    text, mark = cell
    return text.translate(_LATEX) + (rf"\textsuperscript{{{mark}}}" if mark else "")


def _below(cell: Cell) -> str:
    text, mark = cell
    return (rf"\textsuperscript{{{mark}}} " if mark else r"\textit{Note.} ") + text.translate(_LATEX)


def markdown(table: PaperTable) -> str:
    """Write a table as GitHub, Quarto, pandoc and Jupyter read it, with its caption above and its notes below.

    Parameters
    ----------
    table : PaperTable

    Returns
    -------
    str

    Examples
    --------
    >>> print(markdown(PaperTable(["who", "n"], [[("A|B", ""), ("3", "a")]], [False, True], "Counts", "By hand.")))
    **Counts**
    <BLANKLINE>
    | who | n |
    |:---|---:|
    | A\\|B | 3<sup>a</sup> |
    <BLANKLINE>
    *Note.* By hand.
    """
    lines = [f"**{_plain(table.caption)}**", ""] if table.caption else []
    lines.append(_row(map(_plain, table.head)))
    lines.append("|" + "|".join("---:" if right else ":---" for right in table.right) + "|")
    marked = "{}<sup>{}</sup>".format
    lines += [_row(marked(_plain(text), mark) if mark else _plain(text) for text, mark in row) for row in table.rows]
    for text, mark in table.below:
        lines += ["", (marked("", mark) if mark else "*Note.*") + " " + _plain(text)]
    return "\n".join(lines)


def _plain(text: str) -> str:
    """A text of which Markdown makes nothing else."""
    return _MARKDOWN.sub(lambda found: f"\\{found.group()}", text)


def _row(cells: Any) -> str:
    return f"| {' | '.join(cells)} |"


def write_text(text: str, buf: Any) -> str | None:
    """Hand a text back, or write it to a file that is open, or named."""
    if buf is None:
        return text
    if hasattr(buf, "write"):
        buf.write(text + "\n")
    else:
        Path(buf).write_text(text + "\n", encoding="utf-8")
    return None


def write_word(table: PaperTable, target: Any) -> Any:
    """Write a table into a document of Word: caption, three rules, notes.

    Parameters
    ----------
    table : PaperTable
    target : path or docx.document.Document
        A file, which is made anew; or an open document, at whose end the table is put.

    Returns
    -------
    pathlib.Path or docx.document.Document

    Raises
    ------
    ModuleNotFoundError
        If python-docx is not installed.
    """
    try:
        import docx
    except ModuleNotFoundError as error:
        raise ModuleNotFoundError(
            "a table for Word is written with python-docx, which is not installed: pip install 'framing[word]'"
        ) from error
    named = isinstance(target, (str, PathLike))
    document = docx.Document() if named else target
    if table.caption:
        document.add_paragraph(table.caption, style="Caption")
    grid = document.add_table(rows=1, cols=len(table.head))
    size = _widths(grid, table, document.sections[-1], named)
    _fill(grid.rows[0], [(name, "") for name in table.head], table.right, size, bold=True)
    for row in table.rows:
        _fill(grid.add_row(), row, table.right, size)
    _rules(grid)
    for text, mark in table.below:
        paragraph = document.add_paragraph()
        start = paragraph.add_run(mark or "Note.")
        start.italic, start.font.superscript = not mark, bool(mark)
        paragraph.add_run(f" {text}")
        _small(paragraph, 8)
    if not named:
        return target
    path = Path(target)
    path.parent.mkdir(parents=True, exist_ok=True)
    document.save(str(path))
    return path


def _widths(grid: Any, table: PaperTable, section: Any, own_page: bool) -> int:
    """Give each column the room of its longest number or word, and texts what is left; return the size of the type.

    A page of the table's own is turned where it is too narrow.
    """
    from docx.enum.section import WD_ORIENT
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Pt

    whole = [min(count, _WIDE) for count in _letters(table)]
    words = [
        count if right else max(map(len, f"{name} {' '.join(row[k][0] for row in table.rows)}".split()))
        for k, (count, right, name) in enumerate(zip(whole, table.right, table.head))
    ]

    def asked(size: int) -> list[float]:
        return [_EM * size * count + 6 for count in words]

    if own_page and sum(asked(8)) > _room(section):
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = section.page_height, section.page_width
    room = _room(section)
    size = next((size for size in (9, 8) if sum(asked(size)) <= room), 7)
    widths, further = asked(size), [count - word for count, word in zip(whole, words)]
    left = max(room - sum(widths), 0.0)
    grid.autofit = False
    for column, width, more in zip(grid.columns, widths, further):
        column.width = Pt(int(width + min(left * more / max(sum(further), 1), _EM * size * more)))
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), "50")  # twentieths of a point
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    grid._tbl.tblPr.append(margins)
    return size


def _room(section: Any) -> float:
    """Points between the margins."""
    return float((section.page_width - section.left_margin - section.right_margin) / 12700)


def _fill(row: Any, cells: Sequence[Cell], right: Sequence[bool], size: int, bold: bool = False) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    columns = row.table.columns
    for cell, column, (text, mark), number in zip(row.cells, columns, cells, right):
        cell.width = column.width
        paragraph = cell.paragraphs[0]
        paragraph.add_run(text).bold = bold
        if mark:
            paragraph.add_run(mark).font.superscript = True
        if number:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        _small(paragraph, size)


def _small(paragraph: Any, size: int) -> None:
    from docx.shared import Pt

    paragraph.paragraph_format.space_after = Pt(0)
    for run in paragraph.runs:
        run.font.size = Pt(size)


def _rules(grid: Any) -> None:
    """Rules above and below the table and below its head, as booktabs has them; the head again on each page."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    def rule(where: str, eighths: int) -> Any:
        made = OxmlElement(f"w:{where}")
        for name, value in (("val", "single"), ("sz", str(eighths)), ("space", "0"), ("color", "000000")):
            made.set(qn(f"w:{name}"), value)
        return made

    borders = OxmlElement("w:tblBorders")
    borders.append(rule("top", 8))
    borders.append(rule("bottom", 8))
    grid._tbl.tblPr.append(borders)
    for cell in grid.rows[0].cells:
        own = OxmlElement("w:tcBorders")
        own.append(rule("bottom", 4))
        cell._tc.get_or_add_tcPr().append(own)
    grid.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
