"""Matching: hyphens, inflection, marks, slots, contexts, overlap; and what must not change it."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.lexicons import Entry, Lexicon, LexiconError, Matcher, parse_lexicon
from framing.lexicons.patterns.automaton import Automaton
from framing.lexicons.patterns.pattern import PatternError, parse_pattern
from framing.text import Document


def _lexicon(*patterns: str, frame: str = "x", **fields: object) -> Lexicon:
    entries = tuple(Entry(f"e{k}", p, frame, **fields) for k, p in enumerate(patterns))  # type: ignore[arg-type]
    return Lexicon("m", "1.0.0", entries)


def _found(text: str, *patterns: str, **fields: object) -> list[str]:
    return [text[m.start : m.end] for m in Matcher(_lexicon(*patterns, **fields)).match(text)]


@pytest.mark.parametrize("text", ["a cease-fire", "cease fire", "a ceasefire", "Cease‑fires", "cease\u00adfire"])
def test_a_hyphen_stands_for_hyphen_space_or_nothing(text: str) -> None:
    assert len(_found(text, "cease-fire")) == 1


def test_inflection_by_lemma_and_not_by_form() -> None:
    assert _found("They attacked, attack and are attacking.", "attack") == ["attacked", "attack", "attacking"]
    assert _found("They attacked, attack and are attacking.", "=attack") == ["attack"]
    assert _found("They attacked, attack and are attacking.", "attack", match="literal") == ["attack"]


def test_words_inside_hyphenated_words_are_left_alone() -> None:
    assert _found("a counter-attack, an attack-free day", "attack") == []


def test_wildcards_slots_options_and_gaps() -> None:
    assert _found("the Ruritania-backed men", "*-backed ~1 man") == ["Ruritania-backed men"]
    many = "More than 300,000 people killed"
    assert _found(many, "<quantity> (people|man) killed") == [many]
    assert _found("dozens of people killed", "<quantity> of? people killed") == ["dozens of people killed"]
    assert _found("act of open aggression", "act of ~1 aggression") == ["act of open aggression"]
    assert _found("act of very open aggression", "act of ~1 aggression") == []


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        ("US", "He told us that the US, the U.S. and Us left.", ["US", "U.S."]),
        ("us", "He told us that the US left.", ["us", "US"]),
        ("NGO", "NGOs and an NGO, no ngo.", ["NGOs", "NGO"]),
        ("=NGO", "NGOs and an NGO.", ["NGO"]),
        ("ISIS fighter", "Isis fighters met an ISIS fighter and isis fighters.", ["Isis fighters", "ISIS fighter"]),
        ("WHO", "Who asked the WHO?", ["WHO"]),
        ("UN-backed force", "A UN-backed force, U.N.-backed forces and an un-backed force.",
         ["UN-backed force", "U.N.-backed forces"]),
        ("UN-armed", "The unarmed men, UN-armed men.", ["UN-armed"]),
        ("US*", "USAID is as usual.", ["USAID"]),
        ("U.N. mandate", "A UN mandate, two U.N. mandates.", ["UN mandate", "U.N. mandates"]),
    ],
)  # fmt: skip
def test_acronyms_match_capitals_only(pattern: str, text: str, found: list[str]) -> None:
    assert _found(text, pattern) == found


def test_marks_are_passed_over_and_offsets_stay() -> None:
    text = "the so-called “rebels” fled"
    assert _found(text, "so-called rebel") == ["so-called “rebels"]


def test_a_word_broken_over_lines_is_one_word() -> None:
    text = """The committee spoke for more than an hour about the
long list of grievances that the towns of the river val-
ley had sent to the capital in the weeks before the
talks began, and it heard witnesses who had seen the
first day of the bombard-
ment from the hills and wrote down what was said by
all of them in a book that nobody has opened since"""
    assert _found(text, "bombardment") == ["bombard-\nment"]


def test_no_match_crosses_a_sentence() -> None:
    assert _found("They talked of peace. Talks began.", "peace talk") == []


def test_context_decides() -> None:
    assert _found("a heart attack", "attack", excludes=("heart attack",)) == []
    assert _found("in response to it", "in response to", requires=("fire",)) == []
    assert _found("in response to fire", "in response to", requires=("fire",)) == ["in response to"]
    assert _found("ten men, two dead", "ten man", unless=("dead",)) == []


def test_parts_of_speech_only_where_tags_are_given() -> None:
    matcher = Matcher(_lexicon("attack/NN"))
    document = Document("They attack at dawn.")
    assert len(matcher.match(document)) == 1
    assert matcher.match(document, lambda: ["PRP", "VBP", "IN", "NN", "."]) == []


def test_overlap_policies() -> None:
    first = Lexicon("a", "1.0.0", (Entry("long", "peace talk", "x"), Entry("short", "peace", "y")))
    second = Lexicon("b", "1.0.0", (Entry("talk", "talk", "x"),))
    found = {
        policy: [m.entry.id for m in Matcher([first, second], policy).match("peace talks")]  # type: ignore[arg-type]
        for policy in ("within", "across", "none")
    }
    assert found == {"within": ["short", "long", "talk"], "across": ["long", "talk"], "none": ["long"]}


def test_priority_goes_before_length() -> None:
    lexicon = Lexicon("a", "1.0.0", (Entry("long", "peace talk", "x"), Entry("short", "peace", "x", priority=1)))
    assert [m.entry.id for m in Matcher(lexicon).match("peace talks")] == ["short"]


@pytest.mark.parametrize(
    ("pattern", "message"),
    [("(a|b", "not closed"), ("a)", "not expected"), ("<nowhere>", "no set"), ("~3 a", "a gap"), ("a?", "left out"),
     ("~40 a", "too wide"), ("a**b", "star"), ("", "empty")],
)  # fmt: skip
def test_wrong_patterns_say_what_is_wrong(pattern: str, message: str) -> None:
    with pytest.raises(PatternError, match=message):
        parse_pattern(pattern)


def test_no_pattern_costs_the_others_time() -> None:
    nested = "(" * 8 + "a? " * 8 + "b" + ")?" * 7 + ") c"
    words = ["a"] * 400
    matcher = Matcher(_lexicon(nested, "~1".join(["a "] * 8) + " z"))
    assert matcher.find(words) == []
    assert len(matcher._automaton._states) < 2000


HEAD = '[lexicon]\nid="m"\nversion="1.0.0"\n'
ENTRY = '[[entry]]\nid="a"\npattern="x"\nframe="f"\n'


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ('[lexicon]\nid = "m"\nversion = "1"', r"m\.toml:3: the version"),
        ("[lexicon]\nid = 3 4", "not valid TOML"),
        (HEAD + ENTRY.replace('"x"', '"(x"'), r"m\.toml:5: entry 'a': pattern '\(x'"),
        (HEAD + ENTRY.replace('frame="f"', ""), "frame is missing"),
        (HEAD + ENTRY + 'scope="here"', "scope is 'here'"),
        (HEAD + ENTRY + 'target="him"', "target 'him'"),
        (HEAD + ENTRY + "weihgt=1", "unknown field 'weihgt'"),
        (HEAD + '[sources]\nb="B"\n' + ENTRY + 'source="c"', "'c' is not among"),
        (HEAD + ENTRY + ENTRY, "stands twice"),
    ],
)
def test_wrong_lexicons_name_file_line_entry_and_mend(toml: str, message: str) -> None:
    with pytest.raises(LexiconError, match=message):
        parse_lexicon(toml, "m.toml")


# --- what must not change a match ------------------------------------------------------------------------------------

WORDS = ["attack", "attacked", "peace", "talks", "air", "strikes", "the", "pro-regime", "forces", "10", "killed", ","]
PATTERNS = [
    "attack",
    "peace talk",
    "air-strike",
    "the air-strike",
    "pro-* force",
    "<number> (killed|dead)",
    "peace ~2 force",
    "attack*",
    "=attacked",  # of the same frame as the one before, at the same place: only a rule can choose between them
]
sentences = st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(lambda words: "The " + " ".join(words) + ".")


def _matcher(patterns: Sequence[str]) -> Matcher:
    entries = [Entry(p, p, f"f{len(p) % 2}") for p in patterns]
    # What a context decides must not depend on other sentences either.
    entries += [Entry("with", "10", "f2", requires=("killed",)), Entry("without", "10", "f3", unless=("peace",)),
                Entry("idiom", "force", "f4", excludes=("pro-* force",))]  # fmt: skip
    return Matcher(Lexicon("m", "1.0.0", tuple(entries)))


def _found_by(matcher: Matcher, text: str) -> list[tuple[int, int, str]]:
    return [(m.start, m.end, m.entry.id) for m in matcher.match(text)]


def _spans(text: str, patterns: Sequence[str] = PATTERNS) -> list[tuple[int, int, str]]:
    return _found_by(_matcher(patterns), text)


@settings(deadline=None, max_examples=60)
@given(st.lists(sentences, min_size=1, max_size=4))
def test_invariant_to_cuts_between_sentences(parts: list[str]) -> None:
    whole = "\n\n".join(parts)
    pieces, offset = [], 0
    for part in parts:
        pieces += [(start + offset, end + offset, key) for start, end, key in _spans(part)]
        offset += len(part) + 2
    assert _spans(whole) == pieces


@settings(deadline=None, max_examples=60)
@given(sentences, sentences, sentences)
def test_invariant_to_surrounding_text(before: str, text: str, after: str) -> None:
    shift = len(before) + 2
    inside = [s for s in _spans(f"{before}\n\n{text}\n\n{after}") if shift <= s[0] < shift + len(text)]
    assert [(start - shift, end - shift, key) for start, end, key in inside] == _spans(text)


@settings(deadline=None, max_examples=60)
@given(st.permutations(PATTERNS), sentences)
def test_invariant_to_the_order_of_entries(patterns: list[str], text: str) -> None:
    assert _spans(text, patterns) == _spans(text)


USED = _matcher(PATTERNS)


@settings(deadline=None, max_examples=60)
@given(sentences)
def test_what_was_matched_before_changes_nothing(text: str) -> None:
    assert _found_by(USED, text) == _spans(text)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=10))
def test_the_automaton_finds_what_a_plain_search_finds(words: list[str]) -> None:
    patterns = [parse_pattern(p) for p in ("=attack", "=peace =talks", "=air ~1 =strikes")]
    plain = {(k, k + 1, 0) for k, word in enumerate(words) if word == "attack"}
    plain |= {(k, k + 2, 1) for k in range(len(words) - 1) if words[k : k + 2] == ["peace", "talks"]}
    for k, word in enumerate(words):
        far = [j for j in (k + 1, k + 2) if word == "air" and words[j : j + 1] == ["strikes"]]
        plain |= {(k, far[-1] + 1, 2)} if far else set()
    assert set(Automaton(patterns).scan(words)) == plain


@settings(deadline=None, max_examples=60)
@given(st.text(alphabet=st.sampled_from([*"aé’'\"“”-\u00ad \n.,", *" attack strikes"]), max_size=60))
def test_offsets_hold_on_any_text(text: str) -> None:
    for start, end, _ in _spans(text, ["attack", "strike", "a*"]):
        assert 0 <= start < end <= len(text)
        assert text[start].isalnum()
