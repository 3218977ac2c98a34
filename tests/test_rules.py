"""What a single sentence tells: invented companies, one or more sentences for each relation."""

import pytest

from tieup.extraction.patterns import extract
from tieup.extraction.rules import Rule, rules
from tieup.model import Article, Entity

RELATED = pytest.mark.xfail(reason="the models relate two that only stand together", strict=True)
LEAD = (
    "Acme Inc. and Blix Corp. are companies. Corvo Group and Delfin Technologies are too. "
    "Acme has two phones, the Acme Zeta 5 and the Acme Zeta 6. "
)


def facts(sentence: str) -> set[tuple[str, str, str]]:
    """The facts of a sentence that follows some others in which its names are introduced."""
    claims = extract(Article("a", LEAD + sentence, published="2024-05-15")).claims
    told = (c for c in claims if c.evidence.start >= len(LEAD))
    return {(c.subject.name, c.predicate, c.object.name if isinstance(c.object, Entity) else c.object) for c in told}


@pytest.mark.parametrize(
    ("sentence", "fact"),
    [
        (
            "Acme Inc. and Blix Corp. have announced a long-term partnership.",
            ("Acme Inc.", "partneredWith", "Blix Corp."),
        ),
        (
            "Acme Inc. today announced a three-year alliance with Blix Corp.",
            ("Acme Inc.", "partneredWith", "Blix Corp."),
        ),
        ("Acme Inc. has teamed up with Blix Corp.", ("Acme Inc.", "partneredWith", "Blix Corp.")),
        (
            "The partnership between Acme Inc. and Blix Corp. began in 2020.",
            ("Acme Inc.", "partneredWith", "Blix Corp."),
        ),
        ("Acme Inc. announced that it had teamed up with Blix Corp.", ("Acme Inc.", "partneredWith", "Blix Corp.")),
        ("Through a partnership with Blix Corp., Acme Inc. sells tea.", ("Acme Inc.", "partneredWith", "Blix Corp.")),
        ("Acme Inc. will supply Blix Corp. with modems.", ("Acme Inc.", "supplies", "Blix Corp.")),
        ("Blix Corp. gets its panels from Acme Inc.", ("Acme Inc.", "supplies", "Blix Corp.")),
        ("Acme Inc. stopped supplying Blix Corp. in March 2022.", ("Acme Inc.", "supplies", "Blix Corp.")),
        ("Acme Inc. invested 40 million dollars in Blix Corp.", ("Acme Inc.", "investedIn", "Blix Corp.")),
        ("Acme Inc. has acquired Blix Corp.", ("Acme Inc.", "acquired", "Blix Corp.")),
        ("Blix Corp. was bought by Acme Inc. in 2019.", ("Acme Inc.", "acquired", "Blix Corp.")),
        ("Blix Corp., in which Acme Inc. holds a 12 percent stake, grew.", ("Acme Inc.", "investedIn", "Blix Corp.")),
        ("Blix Corp., part of Acme Inc., grew.", ("Blix Corp.", "subsidiaryOf", "Acme Inc.")),
        ("Acme Inc. counts Blix Corp. among its customers.", ("Acme Inc.", "supplies", "Blix Corp.")),
        ("Acme Inc., a client of Corvo Group, has acquired Blix Corp.", ("Acme Inc.", "acquired", "Blix Corp.")),
        ("Acme Inc. makes tea and works with Blix Corp.", ("Acme Inc.", "partneredWith", "Blix Corp.")),
        ("The acquisition of Blix Corp. by Acme Inc. was completed in May.", ("Acme Inc.", "acquired", "Blix Corp.")),
        ("Blix Corp. was sold for an unknown sum to Acme Inc.", ("Acme Inc.", "acquired", "Blix Corp.")),
        ("Acme Inc. announced that it would acquire Blix Corp.", ("Acme Inc.", "acquired", "Blix Corp.")),
        ("Blix Corp. is a subsidiary of Acme Inc.", ("Blix Corp.", "subsidiaryOf", "Acme Inc.")),
        ("Acme Inc. competes with Blix Corp. in Europe.", ("Acme Inc.", "competesWith", "Blix Corp.")),
        ("Acme Inc. sued Blix Corp. over patents.", ("Acme Inc.", "sued", "Blix Corp.")),
        ("The Zeta 5 uses the IMX766.", ("Acme Zeta 5", "usesSensor", "IMX766")),
        ("The Zeta 5 is powered by the Snapdragon 8 Gen 1.", ("Acme Zeta 5", "usesChipset", "Snapdragon 8 Gen 1")),
        ("The Zeta 5 runs Android 12.", ("Acme Zeta 5", "runsOn", "Android 12")),
        ("The Zeta 5 was launched in March 2022.", ("Acme Zeta 5", "launchedOn", "2022-03")),
        ("The Zeta 6 succeeds the Zeta 5.", ("Acme Zeta 6", "succeeds", "Acme Zeta 5")),
        ("The Zeta 5 was developed together with Blix Corp.", ("Acme Zeta 5", "coDevelopedWith", "Blix Corp.")),
        ("Jane Doe, chief executive of Acme Inc., smiled.", ("Jane Doe", "hasRole", "Acme Inc.")),
        ("Acme Inc. CEO Jane Doe smiled.", ("Jane Doe", "hasRole", "Acme Inc.")),
    ],
)
def test_a_sentence_tells_a_fact(sentence: str, fact: tuple[str, str, str]) -> None:
    assert fact in facts(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Acme Inc. and Blix Corp. were both founded in Berlin.",
        "Acme Inc. works hard, and Blix Corp. sleeps.",
        "Acme Inc. has teamed up with nobody. Blix Corp. laughed.",
        pytest.param("Acme Inc. buys radios from a shop that Blix Corp. knows.", marks=RELATED),
        "The price of the Zeta 5 is 2022 crowns.",
        "Acme Inc. bought a plant of Blix Corp.",
    ],
)
def test_a_sentence_that_only_names_them_tells_nothing_between_companies(sentence: str) -> None:
    between = {f for f in facts(sentence) if f[1] not in ("manufacturedBy", "hasRole")}
    assert between == set()


def test_lists_relate_each_member() -> None:
    found = facts("Acme Inc. has teamed up with Blix Corp. and Corvo Group.")
    assert {("Acme Inc.", "partneredWith", "Blix Corp."), ("Acme Inc.", "partneredWith", "Corvo Group")} <= found
    assert ("Blix Corp.", "partneredWith", "Corvo Group") not in found


def test_a_new_clause_is_no_list() -> None:
    found = facts("Acme Inc. has teamed up with Blix Corp., and Corvo Group works with Delfin Technologies.")
    assert ("Acme Inc.", "partneredWith", "Corvo Group") not in found
    assert ("Corvo Group", "partneredWith", "Delfin Technologies") in found


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.name)
def test_a_rule_has_two_ends_or_a_group(rule: Rule) -> None:
    ends = {name for name in rule.pattern.groupindex if name != "role"}
    assert ends in ({"A", "B"}, {"A", "D"}, {"G"}) and len(ends) == len(rule.ends)
