"""What a notebook shows: HTML of one look, in light and in dark; all that comes from data is escaped."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape
from typing import Any

from framing.characters import storable

__all__ = ["DARK", "LIGHT", "HtmlView", "escaped", "shell"]

#: Line and ground of speakers, in their order: Paul Tol's bright scheme, as in the figures, dark and light enough for
#: text. Those of the report (``report/page/report.css``).
#: References: Tol, P. (2021). Colour Schemes. SRON/EPS/TN/09-002.
LIGHT = (
    ("#2f6aa8", "#dbe7f3"), ("#b8384a", "#fbe0e3"), ("#1b6f2a", "#d8ecdb"), ("#7a6a00", "#f3efcf"),
    ("#1b7391", "#d9f1f9"), ("#952f68", "#f1dcea"), ("#5d5d5d", "#e6e6e6"), ("#a8480f", "#fde3d3"),
)  # fmt: skip
DARK = (
    ("#8fbce8", "#1f3347"), ("#f2a0aa", "#47242a"), ("#8fd09b", "#1c3a24"), ("#d8cd72", "#3b3714"),
    ("#86d3ee", "#16394a"), ("#e3a3cb", "#41223a"), ("#c2c5ca", "#34373c"), ("#f0b28c", "#4a2d1a"),
)  # fmt: skip
_PLAIN = {
    "light": "--page:#fff;--panel:#f6f7f9;--line:#dcdfe4;--ink:#1c2026;--quiet:#565d68;--term:#994455;--ring:#0004",
    "dark": "--page:#14171b;--panel:#1d2127;--line:#353b44;--ink:#e6e8eb;--quiet:#a6aeb9;--term:#f0a0ae;--ring:#fff8",
}
#: How notebooks and the sites that are made of them say that they are dark: JupyterLab, VS Code, Sphinx, mkdocs. What
#: the system prefers says nothing of a notebook.
_IS_DARK = (
    'body[data-jp-theme-light="false"]', "body.vscode-dark", 'html[data-theme="dark"]',
    '[data-md-color-scheme="slate"]',
)  # fmt: skip
_STYLE = """
div.framing-view{background:var(--page);color:var(--ink);border:1px solid var(--line);border-radius:6px;\
padding:.8em 1.1em;margin:.3em 0;font:14px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;overflow-x:auto;\
overflow-wrap:anywhere}
div.framing-view p{margin:0 0 .6em;color:inherit}
div.framing-view code{background:none;color:inherit;padding:0;font-size:.95em}
div.framing-view p.h{font-weight:650;font-size:1.1em;margin:0 0 .5em}
div.framing-view .quiet,div.framing-view small{color:var(--quiet);font-size:.9em}
div.framing-view table.fv{border-collapse:collapse;border:0;margin:.2em 0 .7em;font-size:1em;color:inherit;\
width:auto;display:table;background:none}
div.framing-view table.fv th,div.framing-view table.fv td{text-align:left;vertical-align:top;padding:.3em 1.2em .3em 0;\
border:0;border-bottom:1px solid var(--line);background:none;color:inherit;max-width:34em;min-width:0;\
white-space:normal;overflow-wrap:break-word;unicode-bidi:plaintext;font-size:1em}
div.framing-view table.fv th{color:var(--quiet);font-weight:600;border-bottom-color:var(--quiet);white-space:nowrap}
div.framing-view table.fv tbody tr:nth-child(n){background:none;border:0}
div.framing-view table.fv .num{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
div.framing-view .short{white-space:nowrap}
div.framing-view table.fv td.wide{min-width:18em}
div.framing-view i.dot{display:inline-block;width:.72em;height:.72em;border-radius:2px;margin-right:.45em;\
box-shadow:inset 0 0 0 1px var(--ring);vertical-align:-.03em;background:var(--dot)}
"""


@dataclass(frozen=True)
class HtmlView:
    """Something that shows itself in a notebook.

    Attributes
    ----------
    html : str
        Self-contained; everything that comes from data is escaped, nothing is loaded from elsewhere.
    text : str
        What is shown where there is no HTML.

    Examples
    --------
    >>> HtmlView("<b>2</b> articles", "2 articles")
    2 articles
    """

    html: str
    text: str = field(default="", repr=False)

    def _repr_html_(self) -> str:
        return self.html

    def __repr__(self) -> str:
        return self.text or f"<{type(self).__name__}: {len(self.html):,} characters of HTML, for a notebook>"


def escaped(value: Any) -> str:
    """A value as text inside HTML; line ends are written as numbers, so that no site takes them for space between tags.

    Examples
    --------
    >>> escaped("<script>"), escaped('"[b]"'), escaped("a\\nb")
    ('&lt;script&gt;', '&quot;[b]&quot;', 'a&#10;b')
    """
    return escape(storable(str(value))).replace("\n", "&#10;")


def shell(kind: str, body: str, style: str = "") -> str:
    """Put HTML into the frame that all views have.

    Parameters
    ----------
    kind : str
        Class of the view.
    body : str
        Escaped HTML.
    style : str
        Rules of this kind, behind those of all.

    Returns
    -------
    str

    Examples
    --------
    >>> shell("study", "<p>2 articles</p>").endswith('ignore"><p>2 articles</p></div>')
    True
    """
    light, dark = (";".join(_shades(hues)) + f";{_PLAIN[name]}" for hues, name in ((LIGHT, "light"), (DARK, "dark")))
    dark_ones = ",".join(f"{place} div.framing-view" for place in _IS_DARK)
    rules = f"div.framing-view{{{light};color-scheme:light}}\n{dark_ones}{{{dark};color-scheme:dark}}{_STYLE}{style}"
    # The last two classes: a notebook takes what stands between two dollars for a formula. What is wider than its place
    # is reached by keys where it can have the focus.
    classes = f"framing-view {kind} tex2jax_ignore mathjax_ignore"
    return f'<style>{rules}</style><div tabindex="0" class="{classes}">{body}</div>'


def _shades(hues: tuple[tuple[str, str], ...]) -> list[str]:
    return [f"--c{number}:{hue};--t{number}:{tint}" for number, (hue, tint) in enumerate(hues, 1)]
