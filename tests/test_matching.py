"""Names that may stand for the same are found with the reason; names that cannot are not proposed."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims import organizations
from tieup.matching import candidates
from tieup.model import Entity


def proposed(one: str, other: str, type: str = "Organization", also: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Give the reasons for which two names are proposed, none if they are not."""
    names = {Entity(one, type): also, Entity(other, type): ()}
    return next((found.reasons for found in candidates(names)), ())


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("Vega Optics", "VEGA OPTICS", "spelling"),
        ("Vega-Optics", "VegaOptics", "spelling"),
        ("Vega Optics", "Vega Optics Co., Ltd.", "legal form"),
        ("Vega", "Vega Group", "short form"),
        ("VOT", "Vega Optical Technologies", "initials"),
        ("Carl Zeiss", "Zeiss", "alias"),
        ("Hasselblad", "Hasselblat", "like spelling"),
        ("Vega Optics", "Wega Optics", "like spelling"),
        ("Škoda", "Skoda", "spelling"),
        ("小米", "Xiaomi", "transliteration"),
        ("Сони", "Sony", "transliteration"),
        ("삼성", "Samsung", "transliteration"),
    ],
)
def test_organizations_that_may_be_one(one: str, other: str, reason: str) -> None:
    assert reason in proposed(one, other)


@pytest.mark.parametrize(
    ("one", "other", "type", "reason"),
    [
        ("Lena Brandt", "Brandt Lena", "Person", "order of names"),
        ("Lena Brandt", "L. Brandt", "Person", "initial"),
        ("Lena Brandt", "Brandt", "Person", "last name"),
        ("Mate 40 Pro", "Mate 40Pro", "Product", "spelling"),
        ("Huawei Mate 40", "Mate 40", "Product", "without its maker"),
    ],
)
def test_people_and_products_that_may_be_one(one: str, other: str, type: str, reason: str) -> None:
    assert reason in proposed(one, other, type)


def test_what_an_article_calls_somebody_is_a_reason() -> None:
    assert proposed("Vega Optics", "Lens House") == ()
    assert proposed("Vega Optics", "Lens House", also=("Lens House",)) == ("another name in an article",)


@pytest.mark.parametrize(
    ("one", "other", "type"),
    [
        ("Vega 12 Ultra", "Vega 12S Ultra", "Product"),
        ("Vega P50", "Vega P50 Pro", "Product"),
        ("Vega P50", "Vega P40", "Product"),
        ("IMX766", "IMX766V", "ImageSensor"),
        ("IMX766", "IMX789", "ImageSensor"),
        ("Vega Cameras", "Vega Pharma Holding Partners", "Organization"),
        ("Lena Brandt", "Lena Brandis", "Person"),
        ("Nikon", "Nokia", "Organization"),
        ("Samsung", "Samsung SDI", "Organization"),  # tieup's list has both
    ],
)
def test_names_that_differ_in_what_tells_them_apart_are_not_proposed(one: str, other: str, type: str) -> None:
    assert proposed(one, other, type) == ()


def test_names_of_two_types_are_never_one() -> None:
    assert candidates({Entity("Vega", "Organization"): (), Entity("Vega", "Product"): ()}) == []


def test_a_listed_name_is_the_one_to_use() -> None:
    (found,) = candidates({Entity("Zeiss", "Organization"): (), Entity("Carl Zeiss Group", "Organization"): ()})
    assert found.one.name == "Zeiss"


@given(st.lists(organizations, max_size=8), st.randoms(use_true_random=False))
def test_candidates_do_not_depend_on_the_order_of_names(names: list[Entity], order: random.Random) -> None:
    shuffled = order.sample(names, len(names))
    found = candidates(dict.fromkeys(names, ()))
    assert found == candidates(dict.fromkeys(shuffled, ()))
    assert all(0.5 <= candidate.score < 1 and candidate.reasons for candidate in found)


def test_a_name_is_compared_with_few_others() -> None:
    """A thousand names without anything in common are no candidates, nor are their neighbours in the alphabet."""
    names = [Entity(f"{chr(97 + n % 26) * 3}{chr(97 + n // 26) * 4} {n}", "Organization") for n in range(600)]
    assert candidates(dict.fromkeys(names, ())) == []
