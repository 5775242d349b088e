"""A corpus of silver trees in an invented language, as files."""

import gzip

import pytest


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
