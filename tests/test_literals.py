"""What is looked for before a pattern is tried must stand in all that the pattern matches."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tieup.extraction.cues import expand
from tieup.extraction.finder import Finder
from tieup.extraction.literals import at_edge, edges
from tieup.extraction.sieve import Sieve, needed

PATTERNS = (
    r",? (?:a|an|the) [^,.;:]{0,60}?\b(?:maker|firm)\b",
    r"(?:['’]s)? (?:[a-z-]+ ){0,2}(?:CEO|chief)",
    r"(?i)\b(?:İs|ﬁrm|Kit)+(?: of|, )*?",
    r"(?x) [“\"] said \ (?:the\ )? $",
    r"(?:A(?!B)|(?<=C)D){2,3}\s[0-9]?",
    r"(\w)x\1{2}",
    r"(?>ab|a)c++",
)


@pytest.mark.parametrize("pattern", PATTERNS)
@given(data=st.data())
def test_every_match_begins_and_ends_with_one_of_its_edges(pattern: str, data: st.DataObject) -> None:
    compiled = re.compile(pattern)
    text = data.draw(st.from_regex(compiled))
    for match in compiled.finditer(text):
        assert edges(compiled).intersection(at_edge(match[0]))
        assert edges(compiled, backwards=True).intersection(at_edge(match[0], backwards=True))


@given(data=st.data())
def test_what_matches_passes_the_sieve(data: st.DataObject) -> None:
    compiled = [re.compile(pattern) for pattern in PATTERNS]
    text = data.draw(st.sampled_from(compiled).flatmap(st.from_regex))
    passing = Sieve(PATTERNS).passing(text)
    assert {number for number, pattern in enumerate(compiled) if pattern.search(text)} <= passing


@given(data=st.data())
def test_all_are_found_where_each_is_found_alone(data: st.DataObject) -> None:
    compiled = [re.compile(pattern) for pattern in PATTERNS]
    pieces = st.lists(st.sampled_from(compiled).flatmap(st.from_regex), max_size=4)
    text = data.draw(pieces.map(" ".join))
    parts = [(0, len(text) // 3), (len(text) // 2, len(text))]
    found = [(number, match.span()) for number, match in Finder(compiled).matches(text, parts)]
    assert found == [(n, m.span()) for n, p in enumerate(compiled) for part in parts for m in p.finditer(text, *part)]


def test_only_what_may_match_passes_the_sieve() -> None:
    sieve = Sieve(["(bought|sold) the [a-z]+", "(?i)works? with", r"\w+ (?:x|(?:yz)?) ", ""])
    assert sieve.passing("Acme BOUGHT the rest") == {0, 3}
    assert sieve.passing("It works with x ") == {1, 2, 3}


def test_edges_tell_words_apart() -> None:
    assert edges(re.compile(" (?:is|was) [a-z]+")) == {" is ", " was "}
    assert edges(re.compile("said(?: the)? $"), backwards=True) == {"said ", "aid the "}
    assert "" in edges(re.compile(".* said"))


@pytest.mark.parametrize(
    "pattern", ["<nouns.company>", "(?:<nouns.company>|<nouns.reference>)s?", "the <nouns.reference>"]
)
def test_a_list_lets_pass_what_its_words_let_pass(pattern: str) -> None:
    assert needed(pattern) == needed(expand(pattern))
