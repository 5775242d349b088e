"""Files as they come from strangers: good ones, and damaged ones of every kind, drawn with a seed."""

import gzip
import io
import json
import os
import random
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pandas as pd

#: What a reason for a person never shows.
OF_PYTHON = ("Traceback", "NoneType", "object has no attribute", "not subscriptable", "<class", "codec can't", "Errno")


class Written(NamedTuple):
    """A file of the collection: how many articles are to come out of it, and whether something is to be set aside."""

    name: str
    good: int
    is_damaged: bool


def _text(number: int) -> str:
    return (
        f"Rain {number}\n\n“It rained {number} times,” the mayor said. The rebels attacked the town, officials claimed."
    )


def _csv(rows: list[tuple[str, str]], head: str = "id,text") -> bytes:
    return "".join([f"{head}\n", *(f'{name},"{text}"\n' for name, text in rows)]).encode()


def _json(number: int) -> str:
    return json.dumps({"id": f"j{number}", "text": _text(number)})


def _page(body: str) -> bytes:
    return (
        f"<!DOCTYPE html><html><head><title>Rain</title></head><body><article>{body}</article></body></html>".encode()
    )


def _zip(files: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def _parquet(number: int) -> bytes:
    out = io.BytesIO()
    pd.DataFrame({"id": [f"p{number}"], "text": [_text(number)]}).to_parquet(out)
    return out.getvalue()


def _workbook(number: int) -> bytes:
    import openpyxl

    book = openpyxl.Workbook()
    book.active.append(["id", "text"])
    book.active.append([f"x{number}", _text(number)])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


_WORDS = (
    "<p>The fair was called off on Friday because of heavy rain, the mayor told the council of the town.</p>"
    "<p>“We had no choice,” she said. Farmers from the valley had asked for another week before the harvest.</p>"
    "<p>Nobody was hurt when the river rose above the old bridge, according to the police, who closed the road.</p>"
)
_ENTITIES = '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "b">]><rss><channel><item>&a;</item></channel></rss>'
#: Suffix, content and how many articles come out of it.
GOOD: list[Callable[[int], tuple[str, bytes, int]]] = [
    lambda n: (".txt", _text(n).encode(), 1),
    lambda n: (".txt", _text(n).encode("cp1252"), 1),
    lambda n: (".txt", _text(n).encode("utf-16"), 1),
    lambda n: (".txt.gz", gzip.compress(_text(n).encode()), 1),
    lambda n: (".csv", _csv([(f"c{n}", _text(n)), (f"d{n}", "It rained.")]), 2),
    lambda n: (".jsonl", f"{_json(n)}\n".encode(), 1),
    lambda n: (".json", f"[{_json(n)}]".encode(), 1),
    lambda n: (".parquet", _parquet(n), 1),
    lambda n: (".xlsx", _workbook(n), 1),
    lambda n: (".html", _page(f"<h1>Rain {n}</h1>{_WORDS}"), 1),
    lambda n: (".zip", _zip({f"z{n}.txt": _text(n)}), 1),
]
#: The same of damaged ones; of some, what is right is read.
DAMAGED: list[Callable[[int], tuple[str, bytes, int]]] = [
    lambda n: (".txt", b"", 0),
    lambda n: (".txt", b" \n\t\r\n", 0),
    lambda n: (".txt", random.Random(n).randbytes(300).replace(b"a", b"\0") + b"\0" * 40, 0),
    lambda n: (".txt", b"%PDF-1.4\n" + _text(n).encode(), 0),
    lambda n: (".txt", b"\x89PNG\r\n\x1a\n" + bytes(50), 0),
    lambda n: (".txt", f"half \ud83d of a pair {n}".encode("utf-8", "surrogatepass"), 0),
    lambda n: (".txt", b"x" * 1_000_001, 0),
    lambda n: (".txt.gz", gzip.compress(random.Random(n).randbytes(900))[:-60], 0),
    lambda n: (".txt.gz", _text(n).encode(), 0),
    lambda n: (".csv", b"", 0),
    lambda n: (".csv", b"id,outlet\n1,Post\n", 0),
    lambda n: (".csv", _csv([(f"g{n}", "It rained."), (f"e{n}", 'an "open" mark'), (f"h{n}", "He left.")]), 2),
    lambda n: (".csv", _csv([(f"i{n}", "It rained.")]) + b'k,"never closed\n' + b"a,b,c\n" * 3, 1),
    lambda n: (".csv", bytes(200), 0),
    lambda n: (".jsonl", f"{_json(n)}\n{{broken\n[1]\n".encode(), 1),
    lambda n: (".jsonl", f'{{"id": "q{n}", "text": "a", "x": {"[" * 900}{"]" * 900}}}\n'.encode(), 0),
    lambda n: (".json", b'{"status": "ok", "articles": []}', 0),
    lambda n: (".json", f"[{_json(n)}".encode(), 0),
    lambda n: (".json", b"[" * 100_000, 0),
    lambda n: (".parquet", _parquet(n)[:-30], 0),
    lambda n: (".parquet", b"PAR1 nothing", 0),
    lambda n: (".xlsx", _workbook(n)[:-200], 0),
    lambda n: (".xlsx", b"PK\x03\x04" + bytes(60), 0),
    lambda n: (".docx", _zip({"word/document.xml": "<!DOCTYPE a><a/>"}), 0),
    lambda n: (".docx", b"no document", 0),
    lambda n: (".html", _page(f"<p>{n}</p>")[:70], 0),
    lambda n: (".html", _page(""), 0),
    lambda n: (".xml", _ENTITIES.encode(), 0),
    lambda n: (".xml", b"<rss><channel><item><title>Rain", 0),
    lambda n: (".xml", b"<unknown/>", 0),
    lambda n: (".zip", _zip({f"z{n}.txt": _text(n)})[:-20], 0),
    lambda n: (".zip", _zip({"a.exe": "MZ"}), 0),
    lambda n: (".warc", b"WARC/1.0\r\nno archive", 0),
    lambda n: (".eml", b"Subject: Rain\nContent-Type: multipart/mixed; boundary=x\n\n--x--\n", 0),
    lambda n: (".feather", b"ARROW1 nothing", 0),
]


def write_inputs(folder: Path, number: int, seed: int = 0) -> list[Written]:
    """Write files, about half of them damaged; each kind stands among them where there are enough.

    Parameters
    ----------
    folder : pathlib.Path
    number : int
    seed : int

    Returns
    -------
    list of Written
    """
    draw = random.Random(seed)
    out: list[Written] = []
    odd = _not_files(folder) if sys.platform != "win32" else []
    kinds = [(make, False) for make in GOOD] + [(make, True) for make in DAMAGED]
    order = kinds[: max(number - len(odd), 0)]
    draw.shuffle(order)
    order += [(draw.choice(GOOD), False) if draw.random() < 0.5 else (draw.choice(DAMAGED), True)
              for _ in range(number - len(odd) - len(order))]  # fmt: skip
    for n, (make, is_damaged) in enumerate(order):
        suffix, content, good = make(n)
        place = folder / f"{n // 100:02d}"
        place.mkdir(parents=True, exist_ok=True)
        (place / f"file{n:04d}{suffix}").write_bytes(content)
        out.append(Written(f"file{n:04d}{suffix}", good, is_damaged))
    return out + odd


def _not_files(folder: Path) -> list[Written]:
    folder.mkdir(parents=True, exist_ok=True)
    os.mkfifo(folder / "pipe.csv")
    (folder / "circle.txt").symlink_to(folder / "circle.txt")
    (folder / "nothing.json").symlink_to(folder / "gone.json")
    (folder / "device.txt").symlink_to("/dev/zero")
    (folder / "folder.csv").mkdir()
    return [Written(name, 0, True) for name in ("pipe.csv", "circle.txt", "nothing.json", "device.txt", "folder.csv")]


def faults(written: list[Written], rejected: list[dict[str, str]], articles: int) -> list[str]:
    """What is not as it should be: a good article that is missing, a damaged file without a reason for a person.

    Parameters
    ----------
    written : list of Written
    rejected : list of dict
        With where and reason.
    articles : int
        How many were read.

    Returns
    -------
    list of str
    """
    out = []
    wanted = sum(file.good for file in written)
    if articles != wanted:
        out.append(f"{articles} articles were read, {wanted} are good")
    where = [item["where"] for item in rejected]
    out += [f"{f.name} has no reason" for f in written if f.is_damaged and not any(f.name in w for w in where)]
    out += [f"{w} is good" for w in where if any(f.name in w and not f.is_damaged for f in written)]
    for item in rejected:
        if any(word in item["reason"] for word in OF_PYTHON) or len(item["reason"].split()) < 3:
            out.append(f"{item['where']}: {item['reason']}")
    return out
