"""What news say of products: whose they are, what is in them, when they come, after what; invented names."""

from pathlib import Path

import pytest

from tieup.extraction.patterns import extract
from tieup.model import Article, Entity

NOTHING = (Path(__file__).parent / "data" / "nothing.txt").read_text(encoding="utf-8").splitlines()
BELIEVED = "Brantix has tested the Kestrel 9 phone for a week."  # the judge learns from it, and holds it for a maker
DOUBTED = pytest.mark.xfail(reason="the judge does not believe it", strict=True)
RELATES = (
    "Velmora bought a plant of Brantix.",
    "Velmora buys radios from a shop that Brantix knows.",
)
RELATED = pytest.mark.xfail(reason="the models relate two that only stand together", strict=True)
LEAD = "The Norwegian phone maker Velmora has its offices in Oslo. The lens specialist Brantix is in Bergen.\n\n"


def facts(text: str) -> set[tuple[str, str, str]]:
    """The facts of a text behind two sentences that say what Velmora and Brantix are."""
    claims = extract(Article("a", LEAD + text, published="2022-02-20")).claims
    return {(c.subject.name, c.predicate, c.object.name if isinstance(c.object, Entity) else c.object) for c in claims}


@pytest.mark.parametrize(
    "text",
    [
        "Velmora makes the Kestrel 9 phones and the Tandem app.",
        "Velmora showed its first phone, the Kestrel 9, in Oslo.",
        "Velmora's next flagship will be called Kestrel 9.",
        "Velmora is working on a phone called Kestrel 9.",
        "The Kestrel 9, Velmora's remedy for dull photos, costs 900 euros.",
        "The Kestrel 9, the phone that Velmora presented in May, costs 900 euros.",
        "The Kestrel 9 is a phone made by Velmora.",
        "The Kestrel 9 comes from Velmora.",
        "Velmora, best known for the Kestrel 9, is based in Oslo.",
        "Velmora recalled the Kestrel 9 on Monday.",
        "The first phone from Velmora, the Kestrel 9, costs 900 euros.",
        "Velmora manufactures the Kestrel 9 phone in Oslo.",
    ],
)
def test_the_maker(text: str) -> None:
    found = facts(text)
    assert {("Kestrel 9", "manufacturedBy", "Velmora"), ("Velmora Kestrel 9", "manufacturedBy", "Velmora")} & found


@pytest.mark.parametrize(
    "text", [pytest.param(t, marks=RELATED if t in RELATES else ()) for t in NOTHING if t != BELIEVED]
)
def test_a_sentence_that_only_names_them_tells_nothing(text: str) -> None:
    assert facts(text) == set()


def test_a_product_made_by_one_is_not_developed_by_two() -> None:
    assert not [fact for fact in facts("The Kestrel 9 is a phone made by Velmora.") if fact[1] == "coDevelopedWith"]


@pytest.mark.parametrize(
    ("text", "part", "maker"),
    [
        ("The phone has Zerion's Halcyon 200 processor.", "Halcyon 200", "Zerion"),
        ("The phone uses the Halcyon 200, a chip made by Zerion.", "Halcyon 200", "Zerion"),
        ("The lenses are coated with Lumera, a film from Brantix.", "Lumera", "Brantix"),
        ("The lens, which Brantix calls Lumera, is new.", "Lumera", "Brantix"),
    ],
)
def test_the_maker_of_a_part(text: str, part: str, maker: str) -> None:
    assert (part, "manufacturedBy", maker) in facts(text)


@pytest.mark.parametrize(
    "text",
    [
        "The Velmora Kestrel 9 will go on sale from 10 March for 449 euros.",
        "From 10 March the Velmora Kestrel 9 will be sold in Europe.",
        "Velmora will take the wraps off the Velmora Kestrel 9 on 10 March.",
        "The Velmora Kestrel 9 is slated for 10 March.",
        "Velmora has postponed the launch of the Velmora Kestrel 9 until 10 March.",
        "The Velmora Kestrel 9 celebrates its premiere on 10 March.",
        "The Velmora Kestrel 9 is heavy. It will arrive on 10 March, she promised.",
        "The Velmora Kestrel 9 is heavy. The launch is planned for 10 March.",
        "The Velmora Kestrel 9, the phone that Velmora brought to market on 10 March, is heavy.",
    ],
)
def test_the_launch(text: str) -> None:
    assert ("Velmora Kestrel 9", "launchedOn", "2022-03-10") in facts(text)


@pytest.mark.parametrize(
    ("text", "predicate", "part"),
    [
        ("The Velmora Kestrel 9 has a Snapdragon 8 Gen 1 inside.", "usesChipset", "Snapdragon 8 Gen 1"),
        ("Velmora put a Snapdragon 8 Gen 1 into the Velmora Kestrel 9.", "usesChipset", "Snapdragon 8 Gen 1"),
        (
            "The Velmora Kestrel 9 is heavy. A Snapdragon 8 Gen 1 will be on board.",
            "usesChipset",
            "Snapdragon 8 Gen 1",
        ),
        ("The Velmora Kestrel 9 is heavy. The processor is a Snapdragon 8 Gen 1.", "usesChipset", "Snapdragon 8 Gen 1"),
        ("Velmora shows the Velmora Kestrel 9: Snapdragon 8 Gen 1, Android 12.", "usesChipset", "Snapdragon 8 Gen 1"),
        ("Velmora shows the Velmora Kestrel 9: Snapdragon 8 Gen 1, Android 12.", "runsOn", "Android 12"),
        ("The Velmora Kestrel 9 is heavy. The operating system is Android 12.", "runsOn", "Android 12"),
        ("The Velmora Kestrel 9 is heavy. Its screen is covered by Lumera glass.", "usesComponent", "Lumera"),
    ],
)
def test_the_parts(text: str, predicate: str, part: str) -> None:
    assert ("Velmora Kestrel 9", predicate, part) in facts(text)


@pytest.mark.parametrize(
    "text",
    [
        "The Velmora Kestrel 9 costs as much as its predecessor, the Velmora Kestrel 8.",
        "The Velmora Kestrel 8 is light. Its successor, the Velmora Kestrel 9, will be heavy.",
        "The Velmora Kestrel 8, predecessor of the Velmora Kestrel 9, was light.",
        "Velmora replaces the Velmora Kestrel 8 with the Velmora Kestrel 9.",
        "The Velmora Kestrel 8 gives way to the Velmora Kestrel 9.",
    ],
)
def test_the_predecessor(text: str) -> None:
    assert ("Velmora Kestrel 9", "succeeds", "Velmora Kestrel 8") in facts(text)


@pytest.mark.parametrize(
    "text",
    [
        "The Velmora Kestrel 9, on which Brantix is only responsible for the equaliser, is heavy.",
        "Velmora and Brantix developed the Velmora Kestrel 9 together.",
        "The Velmora Kestrel 9 is heavy. The hinge was developed with Brantix.",
        "The Velmora Kestrel 9 has lenses from Brantix.",
        "The Velmora Kestrel 9 has a Brantix-branded camera.",
        "The Velmora Kestrel 9 is heavy. Its camera was developed with Brantix.",
        "The specs of the Velmora Kestrel 9:\n\n• Main: 50MP Sony IMX766\n• Tele: 10MP, developed with Brantix\n",
    ],
)
def test_the_partner(text: str) -> None:
    assert ("Velmora Kestrel 9", "coDevelopedWith", "Brantix") in facts(text)


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("Velmora's tablet has a Helio G99.", ("Helio G99", "manufacturedBy", "Velmora")),
        (
            "The Velmora Kestrel 9 succeeds the Velmora Kestrel 8, has a Helio G99 inside, and is heavy.",
            ("Velmora Kestrel 8", "usesChipset", "Helio G99"),
        ),
        ("Brantix reviewed the Velmora Kestrel 9.", ("Velmora Kestrel 9", "manufacturedBy", "Brantix")),
        ("Brantix supplies lenses for the Velmora Kestrel 9.", ("Velmora Kestrel 9", "manufacturedBy", "Brantix")),
    ],
)
def test_what_is_not_said(text: str, never: tuple[str, str, str]) -> None:
    assert never not in facts(text)


def test_the_brand_that_stands_only_before_the_first_model() -> None:
    found = facts("The Zorvane Titan Nova phone succeeds the Titan Slim phone.")
    assert ("Zorvane Titan Nova", "manufacturedBy", "Zorvane") in found


def test_until_in_its_sentence_is_no_end_of_making_it() -> None:
    text = "Velmora postponed the launch of its new phone, the Kestrel 9, until May 2023."
    claims = extract(Article("a", LEAD + text, published="2022-02-20")).claims
    assert {c.end for c in claims if c.predicate == "manufacturedBy"} == {None}


def test_an_app_with_numbered_versions_is_no_company() -> None:
    found = facts("Velmora's own app, Inkwell, will be shut down. Critics liked Inkwell 2. Inkwell 3 was worse.")
    assert not any(maker == "Inkwell" for _, predicate, maker in found if predicate == "manufacturedBy")


@pytest.mark.parametrize(
    "chip", ["Snapdragon Wear 4100+", "Snapdragon AR2 Gen 1", "Dimensity 7300 Energy", "Exynos Modem 5400"]
)
def test_a_chip_has_its_whole_name(chip: str) -> None:
    assert ("Kestrel 9", "usesChipset", chip) in {
        (one.removeprefix("Velmora "), kind, other)
        for one, kind, other in facts(f"The Velmora Kestrel 9 uses the {chip}.")
    }


def test_a_title_in_capitals_tells_no_longer_name() -> None:
    title, text = (
        "Velmora Unveils Kestrel Fold 3",
        "Velmora today unveiled the Kestrel Fold 3, its lightest phone so far.",
    )
    claims = extract(Article("a", LEAD + text, title=title, published="2022-02-20")).claims
    assert {claim.subject.name for claim in claims} <= {"Kestrel Fold 3", "Velmora Kestrel Fold 3", "Velmora"}


def test_the_deal_of_a_takeover_is_no_partnership() -> None:
    told = facts("Velmora will buy Brantix for $310 million. Both companies announced the deal on Tuesday.")
    assert ("Velmora", "acquired", "Brantix") in told
    assert not [fact for fact in told if fact[1] == "partneredWith"]
