"""How well the built-in extractor reads the sample corpus, against its gold set: python benchmarks/scores.py."""

from pathlib import Path

from tieup.cli import app

ROOT = Path(__file__).parents[1]
GOLD = ROOT / "tests" / "data" / "gold"
ARTICLES = ROOT / "graph" / "tieup" / "sample"

if __name__ == "__main__":
    app(["evaluate", str(GOLD), "--articles", str(ARTICLES)])
