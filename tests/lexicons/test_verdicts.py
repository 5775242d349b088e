import pytest

from framing.lexicons import LexiconError, parse_lexicon, read_lexicon
from framing.lexicons.files.toml_text import to_toml

HEAD = '[lexicon]\nid = "mine"\nversion = "1.0.0"\n'
ENTRY = '[[entry]]\nid = "raid"\npattern = "raid"\nframe = "aggression"\n'


def test_the_shipped_lexicons_say_what_accuses_and_what_doubts():
    assert "aggression" in read_lexicon("conflict").accusing
    assert read_lexicon("naming").accusing == ("label_delegitimising",)
    assert read_lexicon("epistemic").doubting == ("epistemic_doubt",)
    assert not {"casualties", "victimhood", "humanitarian"} & set(read_lexicon("conflict").accusing)


def test_what_is_declared_is_written_and_read_again():
    lexicon = parse_lexicon(f'{HEAD}[verdicts]\naccusing = "aggression"\n{ENTRY}')
    assert (lexicon.accusing, lexicon.doubting) == (("aggression",), ())
    assert parse_lexicon(to_toml(lexicon)) == lexicon
    silent = parse_lexicon(HEAD + ENTRY)
    assert silent.accusing is None and parse_lexicon(to_toml(silent)) == silent


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ('accuses = ["aggression"]', "mine.toml:4: .*has no 'accuses'; write accusing"),
        ('accusing = ["agression"]', "names the frame 'agression', which no entry has; frames are aggression"),
        ('accusing = ["aggression"]\ndoubting = ["aggression"]', "both accusing and doubting"),
    ],
)
def test_messages_name_file_line_and_mend(table, message):
    with pytest.raises(LexiconError, match=message):
        parse_lexicon(f"{HEAD}[verdicts]\n{table}\n{ENTRY}", path="mine.toml")
