"""Blocks and sentences."""

from hypothesis import given
from hypothesis import strategies as st

from tieup.extraction.layout import layout


def sentences(text: str) -> list[str]:
    return [text[s.start : s.end] for s in layout(text).sentences]


def test_abbreviations_and_numbers_end_no_sentence() -> None:
    text = "Mr. Doe of Warner Bros. Discovery paid $1.5 million on Sept. 5. It was U.S. money."
    assert sentences(text) == [
        "Mr. Doe of Warner Bros. Discovery paid $1.5 million on Sept. 5.",
        "It was U.S. money.",
    ]


def test_a_quotation_ends_with_its_marks() -> None:
    assert sentences('"We are glad." The firm grew.') == ['"We are glad."', "The firm grew."]


def test_items_of_a_list_are_told_from_paragraphs() -> None:
    blocks = layout("The specs:\n\n• A lens\n- A phone\n\nThat is all.").blocks
    assert [block.item for block in blocks] == [False, True, True, False]


@given(st.text(alphabet=st.sampled_from('aB .!?"\n•-1'), max_size=80))
def test_sentences_cover_all_ink_in_order(text: str) -> None:
    found = layout(text)
    places = [i for s in found.sentences for i in range(s.start, s.end)]
    assert places == sorted(set(places))
    blocks = {i for b in found.blocks for i in range(b.start, b.end) if not text[i].isspace()}
    assert blocks <= set(places)


def test_a_megabyte_of_spaces_or_stops_is_nothing_to_wait_for() -> None:
    """Each would take hours where the time grew with the square of the length."""
    assert layout(" " * 1_000_000).blocks == ()
    assert len(layout("Acme" + "." * 1_000_000).blocks) == 1
