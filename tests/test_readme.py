"""What the README promises is so: its commands exist, its Python runs, its links lead somewhere."""

import re
import shlex
from pathlib import Path

import pytest

import shell
from tieup.cli import COMMANDS, GROUPS

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = dict(re.findall(r"```(\w+)\n(.*?)```", README, re.DOTALL))
COMMAND_LINES = sorted(set(re.findall(r"^(?:\$ )?(tieup .*?)(?: {2,}#.*)?$", README, re.MULTILINE)))


@pytest.mark.parametrize("line", COMMAND_LINES)
def test_a_command_of_the_readme_is_understood(line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Against a store of two articles, a command may find nothing but must not be wrong usage."""
    monkeypatch.chdir(tmp_path)
    shell.articles(tmp_path / "folder")
    (tmp_path / "article.txt").write_text(shell.ARTICLES["vega-orion.txt"], encoding="utf-8")
    shell.run("add", "folder")
    shell.run("--store", "demo/store", "add", "folder")
    arguments = [a for a in shlex.split(line)[1:] if not a.startswith("https:")]
    arguments = [a.replace("Leica", "Vega Optics").replace("Huawei", "Orion Mobile") for a in arguments]
    arguments = [str(ROOT / a) if a.startswith(("tests/", "graph/")) else a for a in arguments]
    shell.run(*arguments)


def test_the_first_answer_is_that_of_the_demo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    shell.run("demo")
    command, answer = re.findall(r"^\$ tieup (.*?)\n(.*?)```", README, re.DOTALL | re.MULTILINE)[0]
    assert shell.run(*shlex.split(command))[0] == answer


def test_the_commands_of_the_readme_are_those_there_are() -> None:
    named = {shlex.split(line)[1] for line in COMMAND_LINES if not shlex.split(line)[1].startswith("--")}
    assert named <= {*COMMANDS, *GROUPS}


def test_the_python_of_the_readme_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    text = "Leica Camera and Xiaomi have announced a partnership."
    (tmp_path / "article.txt").write_text(f"date 2022-05-23 {text}", encoding="utf-8")
    exec(compile(BLOCKS["python"], "README.md", "exec"), {})
    assert "Xiaomi,certainly,2022-05-23" in capsys.readouterr().out


@pytest.mark.parametrize("link", sorted(set(re.findall(r"\]\(([^)#]+)", README))))
def test_a_link_of_the_readme_leads_somewhere(link: str) -> None:
    assert (ROOT / link).exists()
