"""The page with the form into which a text is pasted, and what it says when something is wrong."""

from __future__ import annotations

import base64
import hashlib
from importlib.resources import files

from framing.limits import ARTICLE
from framing.report import ReportPage
from framing.serve.read_pasted import PASTED

__all__ = ["message_page", "paste_page"]

_RULES = "default-src 'none'; style-src 'sha256-{}'; img-src data:; form-action 'self'; base-uri 'none'"


def paste_page(about: str, text: str = "", outlet: str = "", wrong: str = "") -> ReportPage:
    """The form.

    Parameters
    ----------
    about : str
        What is looked for in a text.
    text, outlet : str
        What stands in the form.
    wrong : str
        What was wrong with the text before.

    Returns
    -------
    ReportPage

    Examples
    --------
    >>> "&lt;script&gt;" in paste_page("quotes", "<script>").html
    True
    """
    return _page(about=about, text=text, outlet=outlet, wrong=wrong, most=ARTICLE.most, pasted=PASTED, form=True)


def message_page(message: str) -> ReportPage:
    """A page that says why something is refused, with the way back to the form.

    Parameters
    ----------
    message : str

    Returns
    -------
    ReportPage
    """
    return _page(wrong=message, form=False)


def _page(**what: object) -> ReportPage:
    from jinja2 import Environment, PackageLoader

    loader = PackageLoader("framing.serve", "page")
    environment = Environment(loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True)
    sheets = (files("framing.report") / "page" / "report.css", files("framing.serve") / "page" / "paste.css")
    sheet = "".join(one.read_text(encoding="utf-8") for one in sheets)
    hashed = base64.b64encode(hashlib.sha256(sheet.encode("utf-8")).digest()).decode("ascii")
    policy = _RULES.format(hashed)
    html = environment.get_template("paste.html").render(sheet=sheet, policy=policy, **what)
    return ReportPage(html, policy)
