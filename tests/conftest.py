"""Settings and helpers of all tests."""

import gzip
import sys
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

# A loaded machine is no fault of the code: examples are not timed, and the same ones are drawn every time.
# `pytest --hypothesis-profile=explore` draws others.
settings.register_profile("explore", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("untimed", settings.get_profile("explore"), derandomize=True)
settings.load_profile("untimed")


def count_operations(work: Callable[[], Any]) -> int:
    """Instructions of Python that a call runs: growth is counted, since a clock measures the machine as well.

    Work inside compiled code counts as the one instruction that calls it; ``benchmarks/growth.py`` times that.
    """
    count = 0

    def within(frame: Any, event: str, _: Any) -> Any:
        nonlocal count
        count += event == "opcode"
        return within

    def enter(frame: Any, event: str, _: Any) -> Any:
        frame.f_trace_opcodes, frame.f_trace_lines = True, False
        return within

    before = sys.gettrace()
    sys.settrace(enter)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


@pytest.fixture
def operations() -> Callable[[Callable[[], Any]], int]:
    """The function :func:`count_operations`."""
    return count_operations


@pytest.fixture
def write_corpus(tmp_path):
    """Write a folder of articles: name to a list of sentences, each a list of (word, tag, head from 1, relation)."""

    def write(name, articles):
        folder = tmp_path / name
        (folder / "text").mkdir(parents=True)
        with gzip.open(folder / "corenlp_tokens.tsv.gz", "wt", encoding="utf-8") as stream:
            for article, sentences in articles.items():
                stream.write(f"# {article}\n")
                text = ""
                for s, sentence in enumerate(sentences, 1):
                    for k, (word, tag, head, relation) in enumerate(sentence, 1):
                        text += " " * (k > 1 and word != ".") + word
                        row = [s, k, len(text) - len(word), len(text), tag, "O", head, relation]
                        stream.write("\t".join(map(str, row)) + "\n")
                    text += " "
                (folder / "text" / f"{article}.txt").write_text(text, encoding="utf-8")
        return folder

    return write
