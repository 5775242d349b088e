"""The line that is found for a key is the line in which the reader of TOML found it."""

import json
import tomllib

from hypothesis import given
from hypothesis import strategies as st

from framing.study.study_file.toml_lines import line_of, lines_of

TEXT = """\
# out = "no"
a = 1
"b c" = '''
d = 2
'''
e.f = [ 1, # two ]
  "x]",
  { g = 3, h = [4] },
]

[i.j]   # a table
k = "\\"#"

[[l]]
m = 1
[[l]]
m = 2
[l.n]
o = 3
[[l.p]]
[[l.p]]
q = { r = "}", s.t = 1 }
"""


def test_lines_of_all_forms():
    lines = lines_of(TEXT)
    wanted = {
        ("a",): 2, ("b c",): 3, ("e",): 6, ("e", "f"): 6, ("e", "f", 0): 6, ("e", "f", 1): 7, ("e", "f", 2, "g"): 8,
        ("e", "f", 2, "h", 0): 8, ("i", "j"): 11, ("i", "j", "k"): 12, ("l", 0): 14, ("l", 0, "m"): 15, ("l", 1): 16,
        ("l", 1, "m"): 17, ("l", 1, "n", "o"): 19, ("l", 1, "p", 1): 21, ("l", 1, "p", 1, "q", "s", "t"): 22,
    }  # fmt: skip
    assert {place: lines.get(place) for place in wanted} == wanted
    assert ("d",) not in lines and ("out",) not in lines
    assert line_of(lines, ("i", "j", "nowhere")) == 11


KEYS = st.text(st.sampled_from("ab-_é .\"'#=[]{}\n\\"), min_size=1, max_size=4)
VALUES = st.recursive(
    st.integers(-9, 9) | st.booleans() | st.text(st.sampled_from("ab\"'#]}\n\\, "), max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=8,
)


def written(value, breaks):
    """A value in TOML, with a line end behind each item of a list."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(k)} = {written(v, False)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        end = "\n" if breaks else " "
        return (
            "["
            + "".join(f"{written(v, breaks)}, # ]{end}" if breaks else f"{written(v, breaks)}, " for v in value)
            + "]"
        )
    return json.dumps(value)


@given(st.lists(st.tuples(KEYS, VALUES), max_size=5, unique_by=lambda pair: pair[0]))
def test_each_key_stands_in_the_line_that_is_found(pairs):
    text, wanted = "", {}
    for key, value in pairs:
        wanted[json.dumps(key), key] = text.count("\n") + 1
        text += f"{json.dumps(key)} = {written(value, True)}\n"
    assert tomllib.loads(text) == dict(pairs)
    lines = lines_of(text)
    for (as_written, _), line in wanted.items():
        assert lines.get((as_written[1:-1],)) == line


@given(st.text(st.sampled_from("ab=[]{}\"'#,.\n\\ "), max_size=60))
def test_whatever_toml_takes_has_lines(text):
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return
    assert all(1 <= line <= text.count("\n") + 1 for line in lines_of(text).values())
