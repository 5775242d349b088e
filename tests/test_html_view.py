"""The colours of what notebooks show are those of the report."""

import re
from importlib.resources import files

import pytest

from framing import html_view


def luminance(colour):
    parts = [int(colour[k : k + 2], 16) / 255 for k in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, two):
    low, high = sorted((luminance(one), luminance(two)))
    return (high + 0.05) / (low + 0.05)


def plain(scheme):
    return dict(re.findall(r"--(\w+):(#\w+)", html_view.shell("x", "").split("color-scheme:")[scheme]))


@pytest.mark.parametrize(("scheme", "hues", "dark"), [(0, html_view.LIGHT, False), (1, html_view.DARK, True)])
def test_colours_are_those_of_the_report_and_can_be_read(scheme, hues, dark):
    sheet = (files("framing.report") / "page" / "report.css").read_text(encoding="utf-8")
    part = sheet.split("prefers-color-scheme: dark")[1] if dark else sheet.split("@media")[0]
    report = dict(re.findall(r"--(\w+): (#\w+)", part.split("color-scheme")[0]))
    for number, (hue, tint) in enumerate(hues, 1):
        assert (report[f"c{number}"], report[f"t{number}"]) == (hue, tint)
    own = plain(scheme)
    full = {name: value if len(value) == 7 else "#" + "".join(2 * c for c in value[1:4]) for name, value in own.items()}
    assert full["term"] == report["term"]
    for tint in [full["page"], *(tint for _, tint in hues)]:
        assert contrast(full["ink"], tint) >= 7
        assert contrast(full["term"], tint) >= 4.5
    for hue, _ in hues:
        assert contrast(full["page"], hue) >= 4.5
    assert contrast(full["quiet"], full["page"]) >= 4.5
