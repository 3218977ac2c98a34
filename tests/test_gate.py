"""The gate refuses what the text or the ontology does not bear out, and says why."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims import evidence
from tieup.extraction.gate import gate
from tieup.extraction.naming import named
from tieup.extraction.wording import place
from tieup.model import Article, Claim, Entity, Evidence
from tieup.names import KnownName, Names

ARTICLE = Article("a", "Acme and Blix have announced a partnership.", published="2024-05-15")
GOOD = Claim(
    article="a",
    subject=Entity("Acme", "Organization"),
    predicate="partneredWith",
    object=Entity("Blix", "Organization"),
    evidence=Evidence("Acme and Blix", 0, 13),
    start="2024-05",
    certainty="confirmed",
)


def test_a_sound_claim_passes() -> None:
    assert gate(ARTICLE, [GOOD]) == ((GOOD,), ())


@pytest.mark.parametrize(
    ("start", "exact"),
    [
        (1, "Acme and Blix"),
        (-4, "Acme and Blix"),
        (900, "Acme  and\nBlix"),
        (3, "“Acme and Blix”"),
        (0, "Acme and Blix\u00a0"),
    ],
)
def test_words_whose_offsets_are_off_are_found_again(start: int, exact: str) -> None:
    claim = replace(GOOD, evidence=Evidence(exact, start, start + len(exact)))
    assert gate(ARTICLE, [claim]) == ((GOOD,), ())


def test_of_several_places_the_nearest_is_taken() -> None:
    article = replace(ARTICLE, text="Acme and Blix work together. Acme and Blix have announced it.")
    (claim,), _ = gate(article, [replace(GOOD, evidence=Evidence("Acme and Blix", 25, 38))])
    assert (claim.evidence.start, claim.evidence.end) == (29, 42)


@pytest.mark.parametrize(
    "text",
    [
        "Acme’s Zeta 9 uses it.",
        "The Zeta 9 is by Acme.",
        "The Zeta 8 and 9 are Acme's: it uses the Zeta 9.",
        "Acme Zeta\n9 phones",
    ],
)
def test_a_model_is_named_without_its_maker(text: str) -> None:
    assert named(text, Entity("Acme Zeta 9", "Product"), Names())


@pytest.mark.parametrize(
    "text",
    [
        "Blix's Zeta 9 uses what Acme makes.",
        "Acme makes the Zeta 90.",
        "The Zeta 9 is by Blix.",
        "Acme sold 9 of its Zeta phones.",
    ],
)
def test_a_model_of_another_maker_or_number_is_not_named(text: str) -> None:
    assert not named(text, Entity("Acme Zeta 9", "Product"), Names())


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Acme Optics GmbH", "a lens by Acme Optics"),
        ("Acme's", "at Acme"),
        ("Acme Lens Group", "ALG said"),
        ("Acme-Blix", "the Acme–Blix alliance"),
        ("acme", "ACME said"),
    ],
)
def test_an_organization_is_named_by_its_other_forms(name: str, text: str) -> None:
    assert named(text, Entity(name, "Organization"), Names())


def test_a_word_in_lower_case_is_no_name() -> None:
    assert not named("They met the target.", Entity("Target", "Organization"), Names())


def test_a_spelling_of_the_lists_names_an_entity() -> None:
    known = Names({"Acme": KnownName(Entity("Acme", "Organization"), ("Blue Anvil",))})
    article = replace(ARTICLE, text="Blue Anvil and Blix have announced a partnership.")
    claim = replace(GOOD, evidence=Evidence("have announced", 20, 34))
    assert gate(article, [claim], names=known)[0]
    assert not gate(article, [claim], names=Names())[0]


@pytest.mark.parametrize(("text", "follows"), [("in March 2019", True), ("on 5 March 2019", True), ("in 2019", False)])
def test_a_date_follows_from_words_that_are_as_precise(text: str, follows: bool) -> None:
    article = replace(ARTICLE, text=f"{ARTICLE.text} They met {text}.")
    assert bool(gate(article, [replace(GOOD, start="2019-03")])[0]) is follows


def test_the_day_of_publication_dates_a_beginning_but_no_end() -> None:
    assert gate(ARTICLE, [replace(GOOD, start="2024-05-15")])[0]
    assert not gate(ARTICLE, [replace(GOOD, start=None, end="2024-05-15")])[0]


@given(st.data())
def test_what_passes_has_words_of_the_text(data: st.DataObject) -> None:
    text = data.draw(st.text(st.sampled_from("ab'’“\" \n-–…."), min_size=1, max_size=40))
    article = replace(ARTICLE, text=text)
    words = data.draw(evidence(text))
    near = data.draw(st.integers(-5, 50))
    found = place(text, words.exact, near)
    assert (found is not None) == bool(words.exact.strip())
    if found:
        assert article.text[found.start : found.end] == found.exact


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"evidence": Evidence("Acme and Corvo", 0, 14)}, "do not stand"),
        ({"evidence": Evidence("", 0, 0)}, "no evidence"),
        ({"predicate": "marriedTo"}, "no relation 'marriedTo'"),
        ({"certainty": "sure"}, "no certainty 'sure'"),
        ({"object": Entity("IMX766", "ImageSensor")}, "cannot be the object"),
        ({"subject": Entity("Jane Doe", "Person")}, "cannot be the subject"),
        ({"object": "2024"}, "is an entity"),
        ({"object": Entity("Acme", "Organization")}, "related to itself"),
        ({"start": "soon"}, "soon"),
        ({"start": "2024", "end": "2023"}, "after its end"),
        ({"confidence": 1.5}, "confidence"),
        ({"article": "b"}, "about article 'b'"),
        ({"object": Entity("Corvo", "Organization")}, "does not name 'Corvo'"),
        ({"source": Entity("Jane Doe", "Person")}, "does not name 'Jane Doe'"),
        ({"start": "2019"}, "2019 does not follow"),
        ({"attested": "2024-05-14"}, "2024-05-14 does not follow"),
        ({"role": "chair"}, "'chair' do not stand"),
        ({"quote": "We are glad"}, "'We are glad' do not stand"),
        ({"predicate": "quotedIn", "object": "b"}, "the article itself, not 'b'"),
    ],
)
def test_an_unsound_claim_is_refused_with_its_reason(change: dict[str, object], reason: str) -> None:
    accepted, (refusal,) = gate(ARTICLE, [replace(GOOD, **change)])  # type: ignore[arg-type]
    assert accepted == ()
    assert reason in refusal.reason
