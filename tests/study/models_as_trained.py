"""What the shipped models say of a few texts, to hold the code to: ``python tests/study/models_as_trained.py``.

A model knows the features that it was trained with. A slip in one of them costs a little of everything and breaks
nothing, so no other test need notice it. After a model has been trained anew, or a feature changed on purpose, write
the file again.
"""

import json
from pathlib import Path

from framing.quotes.engine.engine import engine
from framing.shipped import shipped
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


def answers():
    """Tags, heads and relations of each text; attributions with their confidence."""
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
    return json.loads(json.dumps(out))


if __name__ == "__main__":
    GOLD.write_text(json.dumps(answers(), indent=0, separators=(",", ":")), encoding="utf-8")
