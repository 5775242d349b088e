"""What the shipped models say of a few texts, to hold the code to: ``python tests/study/models_as_trained.py``.

A model knows the features that it was trained with. A slip in one of them costs a little of everything and breaks
nothing, so no other test need notice it. After a model has been trained anew, or a feature changed on purpose, write
the file again.
"""

import json
import re
from pathlib import Path

import pandas as pd

from framing.frames import find_frames
from framing.quotes.engine.engine import engine
from framing.shipped import shipped
from framing.tables import from_records
from framing.text import Document

GOLD = Path(__file__).resolve().parents[1] / "gold" / "models_as_trained.json"
TEXTS = [
    """MAYOR VOWS TO FIGHT ‘RECKLESS’ DAM

KARTH (AP) — Mayor Nora Finch, 54, who lost in 2012, vowed on Monday to fight the $1.2 billion dam. “It's reckless,”
she told reporters; “nobody asked us.” Her rival, Tom Rusk, disagreed: “We asked everyone — twice.”

According to the report, 40 people were killed and as many as 1,200 fled. Did the army know? It did not say. The
ministry denied that its troops had fired first, adding that it would investigate.""",
    """He said he hadn't been told. "I wasn't there," Lee, a 30-year-old driver, recalled. 'They'd have shot me,' he
thought. Officials believe rebels, not soldiers, are to blame, the Herald reported, citing two people familiar with the
matter who weren't authorised to speak.

What the envoy called an "act of war" was, her aides insisted, a mistake.""",
]


#: An act a sentence, and who is named in them, so that nothing but the ranker decides who does what to whom.
ACTS = """Rebels attack Karth

Rebels attacked the town of Karth on Monday, the Karthian army said. The army accused the rebels of a massacre. They had
shelled a hospital, it said, and killed 40 civilians. “It was an unprovoked attack,” said Nora Finch, the mayor.

The rebels denied the massacre. Their leader, Tom Rusk, said that the army was to blame for the deaths: its troops had
bombed the village before. I saw the bombing, he said. He called the mayor a liar.

The mayor of Karth condemned the rebels as terrorists. She warned the army of a siege. The rebels killed her brother in
an ambush, and the regime did nothing against their raids, she said. Tom Rusk rejected the accusation of terrorism."""
NAMED = {
    "REBELS": ("rebels", "they", "their"),
    "ARMY": ("karthian army", "army", "its troops", "it"),
    "KARTH": ("karth",),
    "FINCH": ("nora finch", "mayor", "she", "her"),
    "RUSK": ("tom rusk", "leader", "i", "he"),
    "CIVILIANS": ("40 civilians",),
    "REGIME": ("regime",),
}
_FORMS = {"they": "pronoun", "their": "pronoun", "it": "pronoun", "she": "pronoun", "her": "pronoun", "i": "pronoun"}
_FORMS |= {"he": "pronoun", "karth": "name", "nora finch": "name", "tom rusk": "name"}


def participants():
    """Target, agent and patient of each term of the acts, with the confidence in the target."""
    articles = pd.DataFrame({"article_id": ["acts"], "outlet": ["Herald"], "body_start": [21], "text": [ACTS]})
    found, taken = [], set()
    for actor, named in NAMED.items():
        for words in named:
            for match in re.finditer(rf"\b{words}\b", ACTS, re.IGNORECASE):
                if taken.isdisjoint(range(*match.span())):
                    taken.update(range(*match.span()))
                    head, form = words.split()[-1], _FORMS.get(words, "nominal")
                    row = {"article_id": "acts", "actor_id": actor, "designator": match[0], "head": head, "form": form}
                    found.append({**row, "start": match.start(), "end": match.end(), "voice": "narration"})
    found.sort(key=lambda row: row["start"])
    for number, row in enumerate(found, 1):
        row["mention_id"] = f"acts:m{number:04d}"
    hits = find_frames(articles, from_records("quotes", []), mentions=from_records("mentions", found))
    return [
        [row["surface"], row["start"], row["target"], row["agent"], row["patient"], round(row["target_confidence"], 4)]
        for row in hits.astype(object).where(hits.notna(), None).to_dict("records")
        if row["target_confidence"] is not None
    ]


def answers():
    """Tags, heads and relations of each text, attributions with their confidence; participants of acts."""
    seeds = [path.read_bytes().decode("utf-8") for path in sorted(shipped("seeds").glob("*.txt"))]
    out = []
    for text in [*seeds, *TEXTS]:
        document = Document(text)
        tree = document.tree
        found = sorted(engine().attributions(document), key=lambda one: (one.content, one.cue))
        out.append(
            {
                "tags": " ".join(document.tags),
                "heads": " ".join(map(str, tree.heads)),
                "relations": " ".join(tree.relations),
                "attributions": [[one.source, one.cue, one.content, round(one.confidence, 4)] for one in found],
            }
        )
    return json.loads(json.dumps({"texts": out, "participants": participants()}))


if __name__ == "__main__":
    GOLD.write_text(json.dumps(answers(), indent=0, separators=(",", ":")), encoding="utf-8")
