"""The policy does what docs/policy.md says, whatever the order of the claims, and other policies can be handed over."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims import partners
from tieup.errors import PolicyError
from tieup.model import Claim, Entity
from tieup.policy import POLICY, RULES, Policy, read_policy, verdict
from tieup_ontology import certainties

DOC = (Path(__file__).parents[1] / "docs" / "policy.md").read_text(encoding="utf-8")
SHORTHAND = re.compile(r"(?P<day>[\d-]+) (?P<certainty>\w+)(?: from (?P<start>[\d-]+))?(?: until (?P<end>[\d-]+))?")


def table(heading: str) -> list[list[str]]:
    """The rows of the first table under a heading of the document."""
    part = DOC.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    rows = [line.strip("| ").split(" | ") for line in part.splitlines() if line.startswith("|")]
    return rows[2:]


def said(shorthand: str) -> list[Claim]:
    """Claims as the examples write them, each of an article of its own."""
    found = [SHORTHAND.fullmatch(part) for part in shorthand.split("; ")]
    return [
        replace(partners(article=m["day"], start=m["start"], end=m["end"], certainty=m["certainty"]), reported=m["day"])
        for m in found
        if m
    ]


def test_two_reports_are_enough_only_if_neither_is_a_copy_or_passes_on_the_same_word() -> None:
    strict = Policy(needed=2)
    one, other = said("2022-05-23 reported; 2022-06-01 reported")
    copies = [replace(claim, fingerprint="00" * 8) for claim in (one, other)]
    same = [replace(claim, source=Entity("Sam", "Person")) for claim in (one, other)]
    assert [verdict(found, strict).rule for found in ([one, other], copies, same, [one])] == [
        "report",
        "too-little",
        "too-little",
        "too-little",
    ]
    assert verdict([*copies, *said("2022-07-01 reported")], strict).rule == "report"


def test_the_document_names_the_policy_and_its_weights() -> None:
    assert DOC.splitlines()[0].endswith(POLICY.name)
    assert {row[0]: int(row[1]) for row in table("Weights")} == {
        degree: getattr(POLICY, degree) for degree in certainties() if degree != "denied"
    }
    assert f"Needed are together: {POLICY.needed}." in DOC


def test_the_document_has_the_rules_in_their_order() -> None:
    assert table("Rules") == [[rule.name, rule.status, rule.sentence] for rule in RULES]


@pytest.mark.parametrize(("shorthand", "rule"), table("Examples"))
def test_the_examples_of_the_document_come_out_as_it_says(shorthand: str, rule: str) -> None:
    assert len(said(shorthand)) == len(shorthand.split("; "))
    assert verdict(said(shorthand)).rule == rule


some = st.lists(
    st.builds(
        lambda day, degree, end: said(f"2020-01-{day:02} {degree}{' until 2021' if end else ''}")[0],
        st.integers(1, 28),
        st.sampled_from(certainties()),
        st.booleans(),
    ),
    min_size=1,
    max_size=6,
)


@given(some)
def test_a_relation_is_accepted_only_on_the_word_of_somebody_who_asserts_it(found: list[Claim]) -> None:
    judged = verdict(found)
    asserted = any(claim.certainty in ("confirmed", "reported") for claim in found)
    assert asserted == (judged.status in ("accepted", "disputed"))
    assert sorted(map(str, [*judged.for_, *judged.against])) == sorted(map(str, found))


@given(st.data(), some)
def test_the_order_of_claims_makes_no_difference(data: st.DataObject, found: list[Claim]) -> None:
    shuffled = data.draw(st.permutations(found))
    assert (verdict(shuffled).rule, set(verdict(shuffled).outcomes)) == (
        verdict(found).rule,
        set(verdict(found).outcomes),
    )


@given(some)
def test_a_further_report_never_makes_less_of_a_relation(found: list[Claim]) -> None:
    ranks = ["refuted", "rumourOnly", "disputed", "accepted"]
    more = [*found, *said("2020-02-01 confirmed")]
    assert ranks.index(verdict(more).status) >= ranks.index(verdict(found).status)


@pytest.mark.parametrize(
    ("shorthand", "became"),
    [
        ("2022-05-20 rumoured; 2022-05-23 confirmed", ["bearsOut"]),
        ("2022-05-20 rumoured; 2022-05-21 speculated; 2022-06-23 denied", ["disproves", "disproves"]),
        ("2022-05-20 rumoured; 2022-05-23 reported; 2022-05-24 denied", ["leavesOpen"]),
        ("2022-05-20 rumoured", ["leavesOpen"]),
        ("2022-05-20 confirmed; 2022-05-23 rumoured", []),
    ],
)
def test_what_becomes_of_rumours(shorthand: str, became: list[str]) -> None:
    assert [outcome for _, outcome in verdict(said(shorthand)).outcomes] == became


def test_another_policy_asks_for_more(tmp_path: Path) -> None:
    file = tmp_path / "two.toml"
    file.write_text('name = "two reports"\nneeded = 2\n', encoding="utf-8")
    policy = read_policy(str(file))
    assert policy == Policy("two reports", needed=2)
    one, two = said("2022-05-23 reported"), said("2022-05-23 reported; 2022-05-24 reported")
    assert [verdict(claims, policy).rule for claims in (one, two)] == ["too-little", "report"]
    assert verdict([*one, replace(one[0], end="2023")], policy).status == "rumourOnly", "one article counts once"


@pytest.mark.parametrize(
    "text", ["needed = 0", "needed = true", "confirmed = -1", 'denied = "x"', "rumoured = 0.5", "name = 1", "needed ="]
)
def test_a_policy_with_other_settings_is_refused(text: str, tmp_path: Path) -> None:
    file = tmp_path / "odd.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(PolicyError, match=re.escape(str(file))):
        read_policy(str(file))
