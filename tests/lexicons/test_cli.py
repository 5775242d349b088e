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
