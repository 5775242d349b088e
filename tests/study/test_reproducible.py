"""The same articles give the same tables, whatever the order in which Python keeps a set."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CODE = """
import hashlib
import framing as fr
from framing.actors.words.nouns import nouns
study = fr.analyze(fr.shipped.shipped("seeds"), registry="syria", scope="all")
print(hashlib.sha256(repr([table.to_dict("list") for _, table in study.tables()]).encode()).hexdigest())
print(hashlib.sha256(repr(sorted(nouns().items())).encode()).hexdigest())
articles = fr.invented.articles(per_outlet=6, seed=3)
two = articles["outlet"].isin(["Lethland Post", "Valley Voice"]) & (articles["event"] == "tamsin-dam")
brief = fr.compare.event_brief(fr.analyze(articles[two], copies=False))
print(hashlib.sha256(repr(brief.to_dict("list")).encode()).hexdigest())
"""


def test_tables_do_not_depend_on_the_seed_of_hashes():
    found = [
        subprocess.run(
            [sys.executable, "-c", CODE], cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True,
            text=True, check=True,
        ).stdout
        for seed in ("1", "2")
    ]  # fmt: skip
    assert found[0] == found[1]
