"""Who is quoted: every form of direct speech that news articles use."""

import pytest

from tieup.extraction.patterns import extract
from tieup.model import Article

LEAD = (
    "Jane Doe is the CEO of Acme Optics. Acme Optics and Blix Motors work together. "
    "Bob Roe, an analyst at Blix Motors, agrees. "
)


def quoted(text: str) -> list[tuple[str, str]]:
    """Who is quoted in a text that follows some sentences in which its people are introduced, and with which words."""
    claims = extract(Article("a", LEAD + text, published="2024-05-15")).claims
    return [(c.subject.name, c.quote or "") for c in claims if c.predicate == "quotedIn"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('"We will make better lenses," said Jane Doe.', "Jane Doe"),
        ('"We will make better lenses," Jane Doe said on Monday.', "Jane Doe"),
        ('"We will make better lenses," said Acme Optics CEO Jane Doe.', "Jane Doe"),
        ('"We will make better lenses," an Acme Optics spokesperson said.', "Acme Optics"),
        ('Jane Doe said: "We will make better lenses."', "Jane Doe"),
        ("“We will make better lenses,” Doe said.", "Jane Doe"),
        ('Bob Roe smiled. "We will make better lenses," he said.', "Bob Roe"),
        ("Jane Doe commented on the deal, stating:\n\nWe will make better lenses.", "Jane Doe"),
    ],
)
def test_the_speaker_is_found(text: str, speaker: str) -> None:
    assert [who for who, _ in quoted(text)] == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            'Jane Doe, chief executive of Acme Optics, dismissed the offer as "a love letter on borrowed paper".',
            "Jane Doe",
        ),
        ('Chief executive Jane Doe said she saw "no reason to leave a friend in the rain".', "Jane Doe"),
        ('Acme Optics said it had "never made an offer for them".', "Acme Optics"),
        ('A spokesman for Acme Optics pointed out that it had "more lenses than anyone needs".', "Acme Optics"),
        ('According to its chief executive, Jane Doe, the lens is "the best in all of Europe".', "Jane Doe"),
        ('Asked about the offer, Jane Doe shrugged. "We will never sell the company."', "Jane Doe"),
        ('Acme Optics has ordered "every wafer we can get hold of", finance chief Jane Doe told analysts.', "Jane Doe"),
    ],
)
def test_words_quoted_within_a_sentence_are_of_whoever_says_them(text: str, speaker: str) -> None:
    assert [who for who, _ in quoted(text)] == [speaker]


def test_the_words_are_kept_without_the_marks() -> None:
    assert quoted('"We will make better lenses," said Jane Doe.') == [("Jane Doe", "We will make better lenses,")]


@pytest.mark.parametrize(
    "text",
    [
        'The "imaging flagship" was shown by Jane Doe.',
        "Jane Doe said that they would make better lenses.",
        'The lens is sold in Japan under the name "the best of both worlds".',
        "Jane Doe has posted the list below:\n\n• A lens\n• A phone",
    ],
)
def test_scraps_indirect_speech_and_lists_are_no_quotations(text: str) -> None:
    assert quoted(text) == []


def test_a_joint_statement_is_of_both_companies() -> None:
    said = quoted('Acme Optics and Blix Motors met. "We value this partnership highly," the statement says.')
    assert {who for who, _ in said} <= {"Acme Optics", "Blix Motors"} and said


def test_interviews_attribute_each_answer() -> None:
    text = "\n\nReporter: What comes next?\n\nDoe: A phone with a new lens.\n\nRoe: And a car without one."
    assert [who for who, _ in quoted(text)] == ["Jane Doe", "Bob Roe"]
