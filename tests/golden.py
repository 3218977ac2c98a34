"""Write the golden files of test_patterns.py anew: python tests/golden.py."""

from test_patterns import ARTICLES, GOLDEN, line
from tieup.articles import read_article
from tieup.extraction.patterns import extract


def main() -> None:
    """Write what the extractor finds in the sample corpus now."""
    GOLDEN.mkdir(parents=True, exist_ok=True)
    for path in ARTICLES:
        found = "".join(f"{line(claim)}\n" for claim in extract(read_article(str(path))).claims)
        (GOLDEN / f"{path.stem}.jsonl").write_text(found, encoding="utf-8")


if __name__ == "__main__":
    main()
