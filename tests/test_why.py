"""Why something counts: every claim with its words, its article and its weight, and the rule that decided."""

import json
from datetime import date
from pathlib import Path

import pytest

import press
from shell import run
from tieup.errors import UnknownName
from tieup.export import export
from tieup.policy import Policy
from tieup.store import Store
from tieup.why import why


@pytest.fixture(scope="module")
def store() -> Store:
    return press.store()


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory, store: Store) -> Path:
    """The press in a folder."""
    place = tmp_path_factory.mktemp("press")
    export(store, str(place / "press.nq"))
    run("--store", place / "store", "import", place / "press.nq")
    return place / "store"


def test_both_sides_are_shown_with_their_words_and_the_rule(store: Store) -> None:
    (judgement,) = why(store, "Soniq", "acquired", 'O\'Brien & Söhne "Glas"')
    assert (judgement.relation.status, judgement.relation.rule) == ("disputed", "contradiction")
    assert judgement.sentence == "It is asserted, and a denial stands against it."
    assert [(ground.side, ground.claim.evidence.exact) for ground in judgement.grounds] == [
        ("for", 'Soniq has bought O\'Brien & Söhne "Glas", The Evening Post reports'),
        ("against", "Soniq denies that it bought the firm"),
    ]


def test_the_order_of_a_symmetric_relation_and_other_names_do_not_matter(store: Store) -> None:
    one = why(store, "lumina", "partneredWith", "Nordfon")
    assert one == why(store, "Nordfon", "Partnered With", "Lumina Optik")
    assert [ground.weight for ground in one[0].grounds] == [2, 1]


def test_the_reasons_of_another_day_and_another_policy(store: Store) -> None:
    (then,) = why(store, "Lumina Optik", "partneredWith", "Nordfon", known=date(2016, 3, 10))
    assert (then.relation.end, len(then.grounds)) == (None, 1)
    (strict,) = why(store, "Kestrel K12 Ultra", "usesSensor", "SX989", policy=Policy("two reports", needed=2))
    assert (strict.relation.status, strict.relation.rule, strict.policy) == ("rumourOnly", "too-little", "two reports")


@pytest.mark.parametrize(
    ("asked", "hint"),
    [
        (("Lumnia Optik", "partneredWith", "Nordfon"), "Lumina Optik"),
        (("Lumina Optik", "partnerdWith", "Nordfon"), "partneredWith"),
        (("Lumina Optik", "supplies", "Nordfon"), "there is: Lumina Optik partneredWith Nordfon"),
        (("Nordfon N9", "launchedOn", "next May"), "not a date"),
    ],
)
def test_what_nobody_said_is_answered_with_what_is_near(asked: tuple[str, str, str], hint: str, store: Store) -> None:
    with pytest.raises(UnknownName, match=hint):
        why(store, *asked)


def test_the_command_shows_it_in_words_and_as_json(kept: Path) -> None:
    asked = ("--store", kept, "why", "Nordfon", "partneredWith", "lumina")
    text, _ = run(*asked)
    assert "Lumina Optik partneredWith Nordfon from 2016-02 to 2022-03-31: accepted" in text
    assert "A party says so itself, and nobody denies it. (policy 1, own-word)" in text
    assert "The partnership of Lumina and Nordfon ended on 31 March 2022" in text
    (found,) = json.loads(run(*asked, "--format", "json")[0])
    assert (found["rule"], [claim["weight"] for claim in found["claims"]]) == ("own-word", [2, 1])
    assert "takes" in run(*asked, "--policy", _policy(kept, "needed = 0"), status=1)[1]
    assert "there are text, json" in run(*asked, "--format", "yaml", status=2)[1]


def _policy(place: Path, text: str) -> Path:
    file = place.parent / "odd.toml"
    file.write_text(text, encoding="utf-8")
    return file
