"""Confidence: how likely the judge holds a claim, and what may be left out for it."""

import json
from pathlib import Path

from shell import articles, run
from tieup.evaluation import calibration, fact_of, read_gold_set
from tieup.extraction.patterns import extract

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "graph" / "tieup" / "sample"


def test_claims_of_the_sample_are_right_as_often_as_they_say_or_more() -> None:
    gold = read_gold_set(str(ROOT / "tests" / "data" / "gold"), str(SAMPLE))
    claims = [claim for article in gold.articles.values() for claim in extract(article).claims]
    assert all(one.accuracy >= one.low for one in calibration(gold, map(fact_of, claims)) if one.claims)
    assert len({claim.confidence for claim in claims}) > 5


def test_claims_below_a_confidence_are_left_out() -> None:
    article = SAMPLE / "2022-05-24-huawei-leica-end.txt"
    every = run("extract", article)[0].splitlines()
    surest = run("extract", article, "--min-confidence", "0.98")[0].splitlines()
    assert 0 < len(surest) < len(every)
    assert set(surest) <= set(every)


def test_what_is_left_out_is_not_kept_and_not_scored(tmp_path: Path) -> None:
    added = run("add", articles(tmp_path / "articles"), "--store", tmp_path / "store", "--min-confidence", "1")[0]
    assert "vega-orion: new, 0 claims" in added
    gold = ROOT / "tests" / "data" / "gold"
    scored = run("evaluate", gold, "--articles", SAMPLE, "--json", "--min-confidence", "1")[0]
    assert json.loads(scored)["recall"] == 0
