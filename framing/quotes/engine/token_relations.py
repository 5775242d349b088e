"""Related words of each token: the noun before, the verb before, the next mark, running counts."""

from __future__ import annotations

import numpy as np

from framing.quotes.engine.token_columns import CLOSES, NOMINAL, OPENS, VERB, Flags, Ints, Sheet, is_tag
from framing.text.hashing import Hashes, hash_text
from framing.text.tags import TAGS

__all__ = ["Relations"]

_LIKELY = 4
_CHUNK = """DT PRP$ JJ JJR JJS CD NN NNS NNP NNPS POS $ # PRP WP VBG RBS PDT""".split()


class Relations:
    """Related words and counts of a sheet, computed once for all stages.

    Parameters
    ----------
    sheet : Sheet

    Attributes
    ----------
    of : dict of str to ndarray of uint32, shape (n,)
        Lemma, tag or cluster of a related token, or the distance to it in steps.
    totals : dict of str to ndarray of int64, shape (n + 1,)
        Running counts of verbs, commas, …: how many stand before each row.
    noun : ndarray of int64, shape (n,)
        Row of the nearest noun or pronoun before, -1 for none.
    chunk : ndarray of int64, shape (n,)
        Number of the noun phrase that the token is in, or of the last one before it.
    in_chunk : ndarray of bool, shape (n,)
    """

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        tag, word = sheet.tag, sheet.columns["word"]
        flags: dict[str, Flags] = {
            "verb": is_tag(tag, (*VERB, "MD")),
            "comma": tag == TAGS.index(","),
            "stop": is_tag(tag, (".", ":")),
            "that": word == np.uint32(hash_text("that")),
            "who": is_tag(tag, ("WP", "WDT", "WRB")),
            "conj": tag == TAGS.index("CC"),
            "prep": is_tag(tag, ("IN", "TO")),
            "mark": (sheet.state == OPENS) | (sheet.state == CLOSES),
        }
        self.in_chunk = is_tag(tag, _CHUNK)
        flags["chunk"] = self.in_chunk & ~np.concatenate([[False], self.in_chunk[:-1]])
        self.chunk: Ints = np.cumsum(flags["chunk"])
        self.totals = {name: total(flag) for name, flag in flags.items()}
        self.noun = sheet.before(is_tag(tag, NOMINAL))
        self.of: dict[str, Hashes] = {}
        self._words(flags)
        self._steps(flags)

    def _words(self, flags: dict[str, Flags]) -> None:
        sheet = self.sheet
        adverb = is_tag(sheet.tag, ("RB", "RBR", "RP"))
        left, right = sheet.before(~adverb), sheet.after(~adverb)
        places = {
            "subject": self.noun,
            "object": sheet.after(is_tag(sheet.tag, NOMINAL)),
            "left": left,
            "right": right,
            "left2": np.where(left >= 0, left[np.maximum(left, 0)], -1),
            "right2": np.where(right >= 0, right[np.maximum(right, 0)], -1),
            "verb_left": sheet.before(flags["verb"]),
            "verb_right": sheet.after(flags["verb"]),
            "opening": sheet.sentence_start,
        }
        for name, place in places.items():
            self.of[f"{name}.word"] = sheet.at("lemma", place)
            self.of[f"{name}.tag"] = sheet.at("tag", place)
        for name in ("subject", "object", "verb_left", "right"):
            self.of[f"{name}.fine"] = sheet.at("fine", places[name])
        self.of["last"] = sheet.at("word", sheet.sentence_end - 1)
        self.of["subject.step"] = self._step(places["subject"])
        self.of["verb.step"] = self._step(places["verb_left"])

    def _steps(self, flags: dict[str, Flags]) -> None:
        sheet = self.sheet
        strong = sheet.columns["strength"] >= _LIKELY
        for name, flag, most in (("mark", flags["mark"], 6), ("comma", flags["comma"], 3), ("strong", strong, 6)):
            before, after = sheet.before(flag), sheet.after(flag)
            self.of[f"{name}.left"], self.of[f"{name}.right"] = self._step(before, most), self._step(after, most)
            if name == "strong":
                self.of["strong.left.word"], self.of["strong.right.word"] = (
                    sheet.at("lemma", before),
                    sheet.at("lemma", after),
                )
        self.of["that"] = self._step(sheet.after(flags["that"]))
        marks = self.totals["mark"]
        inside = marks[sheet.sentence_end] - marks[sheet.sentence_start]
        self.of["marks"] = np.minimum(inside, 3).astype(np.uint32)
        from_start, to_end = sheet.rows - sheet.sentence_start, sheet.sentence_end - sheet.rows
        self.of["place"] = (np.minimum(from_start, 3) * 8 + np.minimum(to_end, 4)).astype(np.uint32)
        self.of["size"] = np.minimum((from_start + to_end) // 5, 9).astype(np.uint32)

    def _step(self, place: Ints, most: int = 6) -> Hashes:
        """Distance to a row, 99 where there is none."""
        gap = np.minimum(np.abs(place - self.sheet.rows), most)
        steps: Hashes = np.where(place < 0, 99, gap).astype(np.uint32)
        return steps


def total(flags: Flags) -> Ints:
    """How many flags are set before each row, and in all."""
    out: Ints = np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(flags, dtype=np.int64)])
    return out
