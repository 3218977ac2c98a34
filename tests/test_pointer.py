"""What references stand for, by the network that reads the article."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tieup.extraction.models import shipped_models
from tieup.extraction.network import Network
from tieup.extraction.staging import first_reading
from tieup.model import Article
from tieup.names import shipped_names

FILLING = "The weather was fine in most of the country, and nothing happened. " * 120


def meant(text: str) -> list[tuple[str, list[str]]]:
    """Return the references of a text and whom they mean."""
    read = first_reading(Article("a", text, published="2022-05-24"), shipped_names())
    return [(text[s.start : s.end], [e.name for e in s.entities]) for s in read.slots if not s.named]


@pytest.mark.parametrize("before", ["", FILLING])
def test_references_are_read_wherever_they_stand(before: str) -> None:
    text = "Vega Optics Ltd. makes lenses. It has supplied Orion Capital Inc. since 2019, and the two are partners."
    found = dict(meant(before + text))
    assert found["It"] == ["Vega Optics Ltd."]
    assert found["the two"] == ["Vega Optics Ltd.", "Orion Capital Inc."]


def test_without_the_network_rules_and_the_linear_model_tell() -> None:
    models = replace(shipped_models(), pointer=Network((), {}))
    text = "Vega Optics Ltd. makes lenses. It was founded in 2019."
    read = first_reading(Article("a", text), shipped_names(), models)
    assert [slot.entities[0].name for slot in read.slots] == ["Vega Optics Ltd."] * 2


@given(st.lists(st.text(), min_size=3, max_size=3))
def test_whatever_the_words_are_references_lie_in_the_text_beside_the_names(around: list[str]) -> None:
    text = "{} Vega Optics Ltd. {} Its partner is Orion Capital Inc. {}".format(*around)
    slots = first_reading(Article("a", text), shipped_names()).slots
    places = [place for slot in slots for place in (slot.start, slot.end)]
    assert places == sorted(places)
    assert all(0 <= place <= len(text) for place in places)
