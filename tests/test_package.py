"""What is packed into the wheel: all that the program reads at run time must be in it."""

import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = (ROOT / "graph" / "tieup", ROOT / "ontology" / "tieup_ontology")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return built


def test_every_file_of_the_packages_is_in_the_wheel(wheel: Path) -> None:
    packed = set(ZipFile(wheel).namelist())
    files = (path for package in PACKAGES for path in package.rglob("*") if path.is_file())
    wanted = {
        path.relative_to(next(p for p in PACKAGES if path.is_relative_to(p)).parent).as_posix()
        for path in files
        if "__pycache__" not in path.parts
    }
    assert wanted <= packed
    for ending in (".ttl", ".rq", ".jsonld", ".csv", ".toml", ".html", ".css", ".js", ".txt", "py.typed"):
        assert any(name.endswith(ending) for name in packed), ending


def test_the_licences_and_the_command_are_in_the_wheel(wheel: Path) -> None:
    with ZipFile(wheel) as packed:
        (licence,) = (name for name in packed.namelist() if name.endswith("licenses/LICENSE"))
        (entry_points,) = (name for name in packed.namelist() if name.endswith("entry_points.txt"))
        assert b"MIT License" in packed.read(licence)
        assert any(name.endswith("licenses/Apache-2.0.txt") for name in packed.namelist())  # of two trained networks
        assert b"tieup = tieup.cli:main" in packed.read(entry_points)


def test_pinned_versions_name_no_addresses() -> None:
    lines = (ROOT / "constraints.txt").read_text().splitlines()
    pins = [line for line in lines if not line.startswith("#")]
    assert pins == sorted(pins, key=str.upper)
    assert all(len(line.split("==")) == 2 and "/" not in line for line in pins)
