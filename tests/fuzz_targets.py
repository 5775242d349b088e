"""What is held against foreign input: for each kind of it, samples to begin with, and what must hold of any bytes.

``tests/test_fuzz.py`` mutates the samples a little, at each run of the tests; ``benchmarks/fuzz/fuzz.py`` for hours,
led by the code that is reached.
"""

import gzip
import io
import json
import sys
import tempfile
import warnings
import zipfile
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pandas as pd

import framing as fr
from framing import tables
from framing.actors import RegistryError
from framing.articles import rejected_of
from framing.articles.events.link_model import load_link_model
from framing.cells import write_csv
from framing.learn import load_classifier
from framing.lexicons import LexiconError
from framing.quotes.engine.engine_file import read_model
from framing.study.corrections import read_corrections
from framing.study.study_file.read_study import read_study
from framing.study.study_file.study_asked import StudyFileError
from framing.text.background import load_background
from framing.text.choice_model import ChoiceModel
from framing.text.grammar.parser_file import read_parser
from framing.validity.coding.coded_marks import Coding, Link, Marking

sys.path.insert(0, str(Path(__file__).parent / "articles" / "importers"))
import export_samples as samples

TEXT = (
    "Rain stops the fair\n\n“It was an unprovoked attack,” the mayor, Ann Lee, said on Monday. Officials claimed that "
    "12 people were killed.\n\nAccording to Mr. Haddad, 'nobody' knew: \"We ran."
)
#: Words that no message to a person needs.
_OF_PYTHON = (
    "Traceback",
    "NoneType",
    "object has no attribute",
    "not subscriptable",
    "unhashable",
    "<class '",
    "codec can't",
)


def human(message: str, name: str | None = None) -> None:
    """Hold a message to be one for a person: it says something, names the file, and shows no insides of Python."""
    assert len(message.split()) > 2, message
    assert not any(word in message for word in _OF_PYTHON), message
    assert name is None or name in message, (name, message)


def _zip(files: dict[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def _frame(write: str) -> bytes:
    out = io.BytesIO()
    getattr(pd.DataFrame({"id": ["a", "b"], "text": [TEXT, "It rained."], "n": [1, None]}), write)(out)
    return out.getvalue()


def _workbook() -> bytes:
    import openpyxl

    book = openpyxl.Workbook()
    for row in (["id", "outlet", "text"], ["a", "The Post", TEXT], ["b", None, 3]):
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _document() -> bytes:
    import docx

    document = docx.Document()
    for line in TEXT.split("\n\n"):
        document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


_WARC = (
    "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://x.org/a\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
    "Content-Type: application/http; msgtype=response\r\nContent-Length: {}\r\n\r\n{}\r\n\r\n"
)
_ANSWER = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{samples.PAGE}"
_MAIL = (
    "From: a@x.org\nTo: b@x.org\nSubject: Rain\nDate: Mon, 5 Feb 2018 10:00:00 +0000\n\nIt rained, the mayor said.\n"
)

#: Suffix to samples of files of articles.
FILES: dict[str, list[bytes]] = {
    ".txt": [
        text.encode()
        for text in (
            TEXT,
            samples.NEXIS_UNI,
            samples.OLD_NEXIS,
            samples.NEXIS_WITH_LABELS,
            samples.FACTIVA_SHOWN,
            samples.FACTIVA_CODED,
            samples.PROQUEST,
        )
    ],
    ".csv": [b'id,outlet,date,text\n1,Post,03/04/2018,"It ""rained"", he said."\n2,Sun,2018-02-08,She left.\n'],
    ".tsv": [b"id\tpublished\ttext\n1\t2018-02-08T10:00:00Z\tIt rained.\n"],
    ".jsonl": [b'{"id": 1, "text": "It rained.", "tags": ["a"], "lean": 0.5}\n{"id": "b", "body": "He left."}\n'],
    ".json": [
        samples.NINJS.encode(),
        b'{"status": "ok", "articles": [{"source": {"name": "Post"}, "title": "Rain", "content": "It rained."}]}',
        b'{"text": {"0": "It rained.", "1": "He left."}, "outlet": {"0": "Post", "1": "Sun"}}',
    ],
    ".html": [
        page.encode()
        for page in (
            samples.PAGE,
            samples.NEXIS_PAGE,
            samples.FACTIVA_PAGE,
            samples.FACTIVA_CODED_PAGE,
            samples.EUROPRESSE,
            samples.EUROPRESSE_ARTICLES,
        )
    ],
    ".xml": [page.encode() for page in (samples.NITF, samples.NEWSML, samples.RSS, samples.FACTIVA_XML)],
    ".rtf": [rb"{\rtf1\ansi\deff0 Rain\par {\b It rained,} he said. \'e9\u233?\par}"],
    ".eml": [_MAIL.encode()],
    ".mbox": [
        f"From a@x.org Mon Feb  5 10:00:00 2018\n{_MAIL}\nFrom b@x.org Mon Feb  5 10:00:00 2018\n{_MAIL}".encode()
    ],
    ".warc": [_WARC.format(len(_ANSWER.encode()), _ANSWER).encode()],
    ".docx": [_document()],
    ".xlsx": [_workbook()],
    ".parquet": [_frame("to_parquet")],
    ".feather": [_frame("to_feather")],
    ".zip": [_zip({"a.txt": TEXT, "b/c.csv": "id,text\n1,It rained.\n"})],
    ".txt.gz": [gzip.compress(TEXT.encode(), mtime=0)],
}

_LEXICON = """[lexicon]
id = "m"
version = "1.0.0"
language = "en"
[frames]
war = "acts"
[sets]
who = ["army", "rebels"]
[[entry]]
id = "raid"
pattern = "raid(s|ed)? (on|of) <who>"
frame = "war"
examples = ["A raid on rebels."]
[[entry]]
id = "b"
pattern = "attack*"
frame = "war"
match = "lemma"
"""
_YKD = (
    "<?xml version='1.0'?><dictionary><cnode name='war'><cnode name='a'><pnode name='raid*'/></cnode></cnode>"
    "</dictionary>"
)
LEXICONS: dict[str, list[bytes]] = {
    ".toml": [_LEXICON.encode()],
    ".dic": [b"%\n1\tcare\n2\tharm\n%\nkill*\t2\ntake care\t1 2\nlike (02 134)125/464 1\n"],
    ".yml": [b"war:\n  acts: [raid*, 'air strike']\n  no: [calm]\npeace:\n  - truce\n"],
    ".ykd": [_YKD.encode()],
    ".lc3": [b"+NEGATIVE\na lie\nabandon*\n+POSITIVE\ngood\n"],
    ".cat": [b"WAR\n\tRAID* (1)\n\tACTS\n\t\tAIR_STRIKE (2)\n"],
    ".csv": [b'id,pattern,frame,weight,examples\na,raid*,war,1.5,"A raid. | Raids."\nb,(the )?truce,peace,,\n'],
    ".tsv": [b"abandon\t-2\nlove\t3\n", b"word\tangry\tsad\nfight\t1\t0\n"],
    ".txt": [b"abandon -2\nlove 3\n"],
}
_REGISTRY = """name = "town"
base = ["syria"]
[words]
mayors = ["mayor", "deputy mayor"]
[[actor]]
id = "MAYOR"
name = "Ada Voss"
kind = "person"
aliases = ["the {mayors}", { text = "Voss", not_before = ["Street"] }]
members = []
[actor.valid]
from = 2018-01-01
"""
REGISTRIES: dict[str, list[bytes]] = {
    ".toml": [_REGISTRY.encode()],
    ".csv": [b'from_id,to_id,from_name,only_in,accept\nANN_B_LEE,ANN_LEE,Ann B. Lee,"[""a""]",yes\nX,Y,,,no\n'],
}
SIDECARS: dict[str, list[bytes]] = {
    "metadata.toml": [b'outlet = "Post"\n[[articles]]\nfile = "a.txt"\ndate = 2018-02-08\nlean = 0.5\n'],
    "metadata.csv": [b"file,outlet,published\na.txt,Post,2018-02-08\n"],
    "outlets.csv": [b"outlet,name,aliases,country\nPost,The Post,post.com; P.,US\n"],
    "outlets.toml": [b'[[outlets]]\noutlet = "Post"\naliases = ["post.com"]\ncountry = "US"\n'],
}
SHEETS = [
    b"hit_id,article_id,frame,start,end,negated,code:frame,code:coder\r\na:h0001,a,war,1,4,True,'=war,Ann\r\n",
    b"unit;coder1;coder2\n1;a;b\n2;a;\n",
]
BRAT = [
    b"T1\tCue 20 24\tIt w\nT2\tSource 0 4;5 10\tRain stops\nR1\tsays Arg1:T1 Arg2:T2\nA1\tSure T1 yes\n"
    b"E1\tCue:T1 Source:T2\n#1\tAnnotatorNotes T1\ta note\n*\tEquiv T1 T2\n"
]
_REGION = {"id": "r1", "from_name": "label", "to_name": "text", "type": "labels",
           "value": {"start": 0, "end": 4, "text": "Rain", "labels": ["Cue"]}}  # fmt: skip
_RELATION = {"type": "relation", "from_id": "r1", "to_id": "r1", "direction": "left", "labels": ["says"]}
_CHOICE = {"type": "choices", "id": "r1", "from_name": "sure", "value": {"choices": ["yes"]}}
LABEL_STUDIO = [
    json.dumps(
        [{"id": 1, "data": {"text": TEXT, "article_id": "a"},
          "annotations": [{"completed_by": {"email": "a@x"}, "result": [_REGION, _RELATION, _CHOICE]}]}]
    ).encode(),
    b'[{"id": ' + b"9" * 5_000 + b"}]",
]  # fmt: skip


def _models() -> dict[str, list[bytes]]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.npz"
        ChoiceModel({"all\tnear": 2.0, "pronoun\tnear": 1.0}, {"temperature": 1.5}).save(path)
        choice = path.read_bytes()
        np.savez(path, card=np.frombuffer(b'{"kind": "stance"}', dtype=np.uint8), weights=np.ones(3, dtype=np.float16))
        plain = path.read_bytes()
        np.savez(path, version=np.ones(1), meta=np.frombuffer(b"{}", dtype=np.uint8))
        other = path.read_bytes()
        load_link_model().save(path)
        events = path.read_bytes()
    schema = '{"__class__": "dict", "__module__": "builtins", "__loader__": "DictNode", "content": {}, "protocol": 2}'
    return {".npz": [choice, plain, other], ".toml": [events], ".skops": [_zip({"schema.json": schema})]}


MODELS = _models()


#: A study file with each of its tables; what it names lies beside it.
STUDY = b"""
[input]
paths = ["a.txt"]
columns = { text = "body" }
[outlets]
table = "outlets.csv"
[analysis]
scope = "all"
lexicons = ["aggression"]
actors = ["world"]
[sides]
allies = ["Haddad"]
[[comparison]]
name = "rates"
verb = "rates"
by = "outlet"
[[figure]]
plot = "rates"
of = "rates"
"""
CORRECTIONS = (
    b'{"corrections": [{"table": "hits", "row": "h1", "change": "speaker", "value": "x", "author": "A",'
    b' "date": "2024-01-01"}]}'
)


def _write_xmi(codings: list[Coding], path: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        fr.validity.write_xmi(codings, folder)
        path.write_bytes(_zip({file.name: file.read_bytes() for file in sorted(Path(folder).iterdir())}))


#: Ending to how codings are read and written.
CODINGS: dict[str, tuple[Callable[[Path], list[Coding]], Callable[[list[Coding], Path], object]]] = {
    ".jsonl": (fr.validity.read_doccano, fr.validity.write_doccano),
    ".jsonld": (fr.validity.read_web_annotations, fr.validity.write_web_annotations),
    ".qdpx": (fr.validity.read_qdpx, fr.validity.write_qdpx),
}
if find_spec("cassis"):
    CODINGS[".zip"] = (fr.validity.read_xmi, _write_xmi)


def _coding_samples() -> dict[str, list[bytes]]:
    """The same coding in each form that other programs send back."""
    text = TEXT + " \U0001f600 e\u0301"
    terms = (("attack", "an unprovoked attack"), ("source", "Ann Lee"))
    markings = [
        Marking(f"T{k}", label, [(text.index(words), text.index(words) + len(words))])
        for k, (label, words) in enumerate(terms, 1)
    ]
    coding = Coding("sample", text, "ann", markings, [Link("R1", "says", [("Arg1", "T2"), ("Arg2", "T1")])])
    out: dict[str, list[bytes]] = {}
    for suffix, (_, write) in CODINGS.items():
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / f"sample{suffix}"
            write([coding], path)
            out[suffix] = [path.read_bytes()]
    return out


def _files(data: bytes, suffix: str) -> None:
    """Whatever a file holds, articles come out of it or a reason; what comes out goes into every table."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"sample{suffix}"
        path.write_bytes(data)
        articles = fr.read_articles(path)
        for item in rejected_of(articles):
            human(item.reason)
            assert "sample" in item.where, item
        assert len(articles) or rejected_of(articles), "neither an article nor a reason"
        written = tables.to_arrow(articles, "articles")
        assert written.num_rows == len(articles)
        for row in articles.to_dict("records"):
            row["text"].encode("utf-8")
            assert 0 <= row["body_start"] <= len(row["text"])
            assert all(0 <= start < end <= len(row["text"]) for start, end in row["furniture_spans"])
        sheet = Path(folder) / "back.csv"
        if all(any(map(str.isalpha, text)) for text in articles["text"]):  # a cell without is none
            write_csv(tables.flat(articles, "articles"), sheet, encoding="utf-8-sig")
            back = fr.read_articles(sheet)
            assert back["text"].tolist() == articles["text"].tolist()
            assert back["article_id"].tolist() == articles["article_id"].tolist()


def _lexicon(data: bytes, suffix: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"sample{suffix}"
        path.write_bytes(data)
        try:
            lexicon = fr.read_lexicon(path)
        except LexiconError as error:
            return human(str(error), "sample")
        fr.lexicons.write_lexicon(lexicon, Path(folder) / "back.toml")
        again = fr.read_lexicon(Path(folder) / "back.toml")
        assert [(e.pattern, e.frame) for e in again] == [(e.pattern, e.frame) for e in lexicon]
        if len(lexicon) < 50:
            fr.find_frames(fr.read_articles([TEXT]), lexicons=[lexicon])


def _registry(data: bytes, suffix: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"sample{suffix}"
        path.write_bytes(data)
        try:
            fr.read_registry(path)
        except FileNotFoundError as error:  # a base that is not there
            human(str(error))
        except (RegistryError, ValueError) as error:
            human(str(error), "sample")


def _sidecar(data: bytes, name: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "a.txt").write_text(TEXT, encoding="utf-8")
        (Path(folder) / name).write_bytes(data)
        try:
            tables.to_arrow(fr.read_articles(folder), "articles")
        except ValueError as error:
            human(str(error), name)


def _sheet(data: bytes, _: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sample.csv"
        path.write_bytes(data)
        try:
            sheet = fr.validity.read_sheet(path)
        except ValueError as error:
            return human(str(error), "sample")
        fr.validity.write_sheet(sheet, Path(folder) / "back.csv")


def _brat(data: bytes, _: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "sample.txt").write_text(TEXT, encoding="utf-8")
        (Path(folder) / "sample.ann").write_bytes(data)
        try:
            codings = fr.validity.read_brat(folder)
        except ValueError as error:
            return human(str(error), "sample")
        fr.validity.write_brat(codings, Path(folder) / "back")
        back = fr.validity.read_brat(Path(folder) / "back", coder=codings[0].coder)
        assert [m.pieces for m in back[0].markings] == [m.pieces for m in codings[0].markings]


def _label_studio(data: bytes, _: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sample.json"
        path.write_bytes(data)
        try:
            fr.validity.read_label_studio(path)
        except ValueError as error:
            human(str(error), "sample")


def _codings(data: bytes, suffix: str) -> None:
    """What a program for coding sends back, and again what was read of it."""
    read, write = CODINGS[suffix]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"sample{suffix}"
        path.write_bytes(data)
        try:
            codings = read(path)
        except ValueError as error:
            return human(str(error), "sample")
        for coding in codings:
            assert all(0 <= a < b <= len(coding.text) for m in coding.markings for a, b in m.pieces), coding
        if codings:
            write(codings, Path(folder) / f"back{suffix}")
            back = read(Path(folder) / f"back{suffix}")
            marks = [[sorted(m.pieces for m in coding.markings) for coding in one] for one in (codings, back)]
            assert marks[0] == marks[1]


def _study(data: bytes, _: str) -> None:
    """A study file says all that is wrong with it, or can be used."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "a.txt").write_text(TEXT, encoding="utf-8")
        (Path(folder) / "outlets.csv").write_text("outlet,side\nPost,left\n", encoding="utf-8")
        path = Path(folder) / "study.toml"
        path.write_bytes(data)
        try:
            read_study(path)
        except StudyFileError as error:
            for problem in error.problems:
                human(problem, "study.toml")


def _corrections(data: bytes, _: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sample.json"
        path.write_bytes(data)
        try:
            read_corrections(path)
        except ValueError as error:
            human(str(error), "sample")


def _model(data: bytes, suffix: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"sample{suffix}"
        path.write_bytes(data)
        loaders: list[Callable[[Path], object]] = [load_classifier]
        if suffix == ".npz":
            loaders += [read_parser, read_model, load_background]
            loaders.append(lambda p: ChoiceModel.load(p, "ranker", "framing train participants"))
        if suffix == ".toml":
            loaders.append(load_link_model)
        for load in loaders:
            try:
                load(path)
            except ValueError as error:
                human(str(error), "sample")


def _quotes(data: bytes, _: str) -> None:
    """Spans are those of the text as it is stored, whatever stands in it."""
    text = data.decode("utf-8", "surrogatepass" if data[:1] == b"\xed" else "replace")
    articles = fr.read_articles([{"text": text if any(map(str.isalpha, text)) else "x"}])
    quotes = fr.extract_quotes(articles, scope="all")
    mentions = fr.find_mentions(articles, quotes)
    quotes = fr.resolve_actors(quotes, articles, mentions)
    hits = fr.find_frames(articles, quotes, mentions=mentions)
    stored = dict(zip(articles["article_id"], articles["text"]))
    for row in quotes.to_dict("records"):
        for name in ("source", "cue", "content"):
            pieces = [stored[row["article_id"]][start:end] for start, end in row[f"{name}_spans"]]
            assert not pieces or " … ".join(pieces) == row[name]
    for table, surface in ((mentions, "designator"), (hits, "surface")):
        for row in table.to_dict("records"):
            assert stored[row["article_id"]][row["start"] : row["end"]] == row[surface]
    for name, table in (("quotes", quotes), ("mentions", mentions), ("hits", hits)):
        tables.to_arrow(table, name)


_QUOTES = [
    TEXT.encode(),
    "‘We’ «ran», “he said: “no””. – Ann\u0301 L\u200bee said.".encode(),
    b'He said: "It rained" \x00 \x1b.',
]

#: Target to what is done with bytes, and samples by the kind that is handed on.
TARGETS: dict[str, tuple[Callable[[bytes, str], None], dict[str, list[bytes]]]] = {
    "files": (_files, FILES),
    "lexicons": (_lexicon, LEXICONS),
    "registries": (_registry, REGISTRIES),
    "sidecars": (_sidecar, SIDECARS),
    "sheets": (_sheet, {".csv": SHEETS}),
    "brat": (_brat, {".ann": BRAT}),
    "label_studio": (_label_studio, {".json": LABEL_STUDIO}),
    "codings": (_codings, _coding_samples()),
    "corrections": (_corrections, {".json": [CORRECTIONS]}),
    "study": (_study, {".toml": [STUDY]}),
    "models": (_model, MODELS),
    "quotes": (_quotes, {".txt": _QUOTES}),
}


def hold(target: str, data: bytes, kind: str) -> None:
    """Hold a target against bytes of a kind; warnings are not errors here."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        TARGETS[target][0](data, kind)
