"""``framing lexicon``: exit status and messages."""

from pathlib import Path

from typer.testing import CliRunner

from framing.cli import app

HEAD = '[lexicon]\nid = "m"\nversion = "1.0.0"\n'
ENTRY = '[[entry]]\nid = "a"\npattern = "raid"\nframe = "x"\ntarget = "agent"\nexamples = ["[Raids] by {the fleet}."]\n'


def _run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["lexicon", *arguments])
    return result.exit_code, result.output


def test_check_says_what_is_wrong_and_where(tmp_path: Path) -> None:
    good, bad, broken = tmp_path / "good.toml", tmp_path / "bad.toml", tmp_path / "broken.toml"
    good.write_text(HEAD + ENTRY)
    bad.write_text(HEAD + ENTRY.replace("by {the fleet}", "against {the fleet}").replace('"x"', '"aggression"'))
    broken.write_text(HEAD + ENTRY.replace('"raid"', '"(raid"'))
    assert _run("check", str(good)) == (0, "m 1.0.0: 1 entries, 1 examples run, 0 errors, 0 warnings\n")
    status, said = _run("check", str(bad))
    assert status == 0  # what finds targets is trained: a hint, no rule that the entry breaks
    assert f"{bad}:5: warning: entry 'a': target: in '[Raids] against {{the fleet}}.'" in said
    assert "the target is taken to be nobody" in said
    status, said = _run("check", str(broken))
    assert status == 2
    assert "is not closed; add ')'" in said


def test_convert_and_diff(tmp_path: Path) -> None:
    source = tmp_path / "good.toml"
    source.write_text(HEAD + ENTRY)
    assert _run("convert", str(source), str(tmp_path / "good.dic"))[0] == 0
    assert (tmp_path / "good.dic").read_text() == "%\n1\tx\n%\nraid\t1\n"
    changed = tmp_path / "new.toml"
    changed.write_text(HEAD + ENTRY.replace('"raid"', '"(raid|siege)"'))
    article = tmp_path / "a.txt"
    article.write_text("Siege\n\nThe siege and the raid went on.\n")
    status, said = _run("diff", str(source), str(changed), "--corpus", str(article))
    assert status == 0
    assert "changed: a" in said
    assert said.splitlines()[-1].split() == ["x", "a", "1", "3", "2"]


def test_what_concerns_the_whole_lexicon_is_said_of_it(tmp_path: Path) -> None:
    file = tmp_path / "bare.toml"
    file.write_text(HEAD + ENTRY.replace('examples = ["[Raids] by {the fleet}."]\n', ""))
    status, said = _run("check", str(file))
    assert status == 0
    assert said.startswith(f"{file}: warning: no example: none of the 1 entries has an example")


def test_a_lexicon_that_is_not_there_is_said_with_the_one_that_is(tmp_path: Path) -> None:
    (tmp_path / "floods.toml").write_text(HEAD + ENTRY)
    for name, near in ((tmp_path / "flods.toml", tmp_path / "floods.toml"), ("conflct", "conflict")):
        status, said = _run("check", str(name))
        assert status == 2
        assert f"there is no lexicon {str(name)!r}; shipped are" in said.replace("\n", "")
        assert f"did you mean {str(near)!r}?" in said.replace("\n", "")
    assert "did you mean" not in _run("check", str(tmp_path / "no" / "such.csv"))[1]
