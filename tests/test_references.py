"""What "the company", "both", "the latter", "its" and "he" stand for."""

import pytest

from tieup.extraction.candidates import candidates
from tieup.extraction.entities import cast
from tieup.extraction.layout import layout
from tieup.extraction.models import shipped_models
from tieup.extraction.name_types import name_types
from tieup.extraction.resolution import references
from tieup.names import shipped_names


def meant(text: str) -> dict[str, list[str]]:
    """The references of a text -> the names of those that they stand for."""
    names, blocks, models = shipped_names(), layout(text), shipped_models()
    found = candidates(text, blocks, names)
    people = cast(text, found, name_types(text, found, names, models.names), names)
    slots = references(text, blocks, people, names, "", models.references)
    return {text[s.start : s.end]: [e.name for e in s.entities] for s in slots if not s.named}


@pytest.mark.parametrize(
    ("text", "words", "names"),
    [
        ("Huawei grew. The company is large.", "The company", ["Huawei"]),
        ("Huawei met Hasselblad. The Swedish firm was glad.", "The Swedish firm", ["Hasselblad"]),
        ("Huawei met Hasselblad. Both companies were glad.", "Both companies", ["Huawei", "Hasselblad"]),
        ("Huawei met Hasselblad, and the latter was glad.", "the latter", ["Hasselblad"]),
        ("Huawei showed its plans.", "its", ["Huawei"]),
        ("Regarding its plans with Huawei, Hasselblad said little.", "its", ["Hasselblad"]),
        ("Audi met Volkswagen. Audi grew. Its parent said little.", "Its parent", ["Volkswagen"]),
        ("Tim Cook, CEO of Apple, smiled. He said little.", "He", ["Tim Cook"]),
        ("According to Reuters, Huawei grew. The company is large.", "The company", ["Huawei"]),
        ("Huawei unveiled the Huawei P50. The phone runs Android 12.", "The phone", ["Huawei P50"]),
        ("Huawei grew. Many phones run on chips of Qualcomm. Its rivals are small.", "Its", ["Qualcomm"]),
        ("Huawei grew. Its customers are Audi, Apple and Ford. The company is large.", "The company", ["Huawei"]),
        (
            "The Huawei P50 and the Huawei P50 Pro came out. Both phones sold well.",
            "Both phones",
            ["Huawei P50", "Huawei P50 Pro"],
        ),
    ],
)
def test_a_reference_is_resolved(text: str, words: str, names: list[str]) -> None:
    assert meant(text)[words] == names


@pytest.mark.parametrize(
    "text",
    [
        "The company is large.",
        "Huawei grew. The Finnish firm did not.",
        "Audi grew. The parent said little.",
        "It was raining.",
    ],
)
def test_a_doubtful_reference_is_left_out(text: str) -> None:
    assert meant(text) == {}
