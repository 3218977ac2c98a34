"""The command line as the tests use it, with two made-up articles to read."""

import os
import subprocess
import sys
from pathlib import Path

from typer.testing import CliRunner

from tieup.cli import app

ARTICLES = {
    "vega-orion.txt": """---
title: "Vega Optics and Orion Mobile team up"
published: 2022-05-24
publisher: "Handset Daily"
---
Vega Optics and Orion Mobile announced a strategic partnership on Monday. "We will build better cameras together," \
said Lena Brandt, CEO of Vega Optics.

The phone Orion X1 will be launched in July 2022. According to the leaker Sam, it has the IMX766 sensor.
""",
    "vega-lyra.txt": "date 2021-03-02 Vega Optics and Lyra Phones entered into a partnership in February 2019.\n",
}


def articles(folder: Path) -> Path:
    """Write the articles into a folder."""
    folder.mkdir(exist_ok=True)
    for name, text in ARTICLES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def run(*arguments: str | Path, status: int = 0) -> tuple[str, str]:
    """Run a command in this process, and give what it wrote to the standard output and to the standard error."""
    result = CliRunner().invoke(app, [str(argument) for argument in arguments])
    assert result.exit_code == status, f"{arguments} ended with {result.exit_code}: {result.output}{result.exception!r}"
    return result.stdout, result.stderr


def run_alone(*arguments: str | Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a command in a process of its own, as a shell would."""
    command = [str(Path(sys.executable).with_name("tieup")), *map(str, arguments)]
    settings = {**os.environ, **variables}
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", env=settings, check=False)
