"""Names in no list: in lower case, at home somewhere, told by the model."""

import pytest

from tieup.extraction.lowercase import lower_case_names
from tieup.extraction.patterns import extract
from tieup.model import Article

Told = set[tuple[str, str, str]]


def told(text: str) -> Told:
    reading = extract(Article("x", text, published="2024-05-06"))
    return {
        (c.subject.name, c.predicate, c.object if isinstance(c.object, str) else c.object.name) for c in reading.claims
    }


def test_a_brand_in_lower_case_makes_its_models() -> None:
    text = (
        "The phone maker zephra, based in Riga, unveiled the zephra 5 on Monday. zephra has not said what it costs.\n"
    )
    assert ("zephra 5", "manufacturedBy", "zephra") in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "The company grew. The market, the group said, is the last 5 of them. Its owners said that demand was weak.",
        "See page 5 and the page 6. Experts say that demand has grown, demand said to be high.",
    ],
)
def test_ordinary_words_are_no_brands(text: str) -> None:
    assert not lower_case_names(text)


@pytest.mark.parametrize("behind", [". ", ".\n\n"])
def test_a_city_tells_whom_the_people_of_its_country_are(behind: str) -> None:
    text = (
        f"The lens maker Trevisk of Osaka has sued the camera maker Orvalan of Gothenburg{behind}"
        "The Swedes bought the software firm Numaria in 2019.\n"
    )
    assert ("Orvalan", "acquired", "Numaria") in told(text)


def test_a_person_whom_no_title_tells_is_known_by_the_given_name() -> None:
    text = 'The firm Orvalan is growing. "We will open two more plants next year," says Ngozi Halvorsen.\n'
    assert ("Ngozi Halvorsen", "quotedIn", "x") in told(text)
