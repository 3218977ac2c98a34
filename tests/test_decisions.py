"""What people decided: kept line by line, taken back without a trace, and never misread."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims import partners
from deciding import decisions, same
from tieup.decisions import Decision, DecisionsFile, short, standing
from tieup.decisions.lines import decision, line
from tieup.errors import DecisionError
from tieup.model import Entity, Evidence

REJECTED = Decision(partners(), "reject", "Ada", "2024-01-02", "they only met")


def company(name: str) -> Entity:
    return Entity(name, "Organization")


@given(decisions())
def test_a_decision_is_one_line_and_is_read_back(any_decision: Decision) -> None:
    written = line(any_decision)
    assert "\n" not in written
    assert decision(written) == any_decision


@given(st.lists(st.sampled_from([same("A", "B"), same("B", "C"), same("C", "D", "unsure"), REJECTED])), st.data())
def test_a_decision_that_is_taken_back_was_never_made(made: list[Decision], data: st.DataObject) -> None:
    taken_back = data.draw(st.sampled_from([same("A", "B"), same("A", "D"), same("C", "D"), REJECTED]))
    undo = replace(taken_back, verdict="undo", by="Bob")
    assert standing([*made, taken_back, undo]) == standing(made)


@given(st.permutations([same("A", "B"), same("B", "C"), same("D", "C"), same("X", "Y"), REJECTED]))
def test_decisions_about_other_things_come_in_any_order(made: list[Decision]) -> None:
    found = standing(made)
    assert found == standing([same("A", "B"), same("B", "C"), same("D", "C"), same("X", "Y"), REJECTED])
    assert {found.canonical(company(name)).name for name in "ABCD"} == {"A"}
    assert found.canonical(company("Y")) == company("X")


def test_the_name_to_use_is_the_one_that_is_never_second() -> None:
    assert standing([same("Z", "A"), same("Z", "M")]).canonical(company("A")) == company("Z")


def test_the_last_decision_about_the_same_names_holds_whichever_stands_first() -> None:
    found = standing([same("A", "B"), same("B", "A", "different")])
    assert not found.same


def test_names_cannot_be_the_same_and_different() -> None:
    made = [same("A", "B"), same("B", "C"), same("A", "C", "different", by="Bob")]
    with pytest.raises(DecisionError, match="A and C are different by a decision of Bob on 2024-01-02"):
        standing(made)


def test_a_claim_is_known_again_by_what_it_says_and_by_its_words() -> None:
    found = standing([REJECTED])
    moved = replace(partners(), evidence=Evidence("They", 90, 94), confidence=0.2, extractor="patterns 9")
    longer = replace(partners(), evidence=Evidence("They work", 0, 9))
    turned = partners("Leica", "Huawei")
    assert not any(map(found.counts, (partners(), moved, longer, turned)))
    other_words = replace(partners(), evidence=Evidence("Both work", 0, 9))
    assert all(map(found.counts, (other_words, partners(start="2016"), partners(article="b"))))


def test_a_decision_outlives_the_program_and_is_added_at_the_end(tmp_path: Path) -> None:
    file = DecisionsFile(tmp_path / "new" / "decisions.jsonl")
    assert file.append([same("A", "B")]) == file.standing()
    file.path.write_text(file.path.read_text().rstrip("\n"))
    file.append([REJECTED])
    assert file.read() == [same("A", "B"), REJECTED]
    assert len(file.path.read_text().splitlines()) == 2


def test_what_contradicts_is_not_written(tmp_path: Path) -> None:
    file = DecisionsFile(tmp_path / "decisions.jsonl")
    file.append([same("A", "B"), same("B", "C")])
    with pytest.raises(DecisionError, match="undo one"):
        file.append([same("A", "C", "different")])
    assert len(file.read()) == 2


GOOD = line(REJECTED)


@pytest.mark.parametrize(
    ("bad", "complaint"),
    [
        ("nonsense", "no JSON"),
        ("[]", "no object in braces"),
        ("{}", "it is about nothing"),
        (GOOD.replace('"reject"', '"same"'), "no verdict 'same' here; there are accept"),
        (GOOD.replace("2024-01-02", "yesterday"), "not a day"),
        (GOOD.replace('"Ada"', '""'), "'by' is missing"),
        (GOOD.replace('"Ada"', "7"), "'by' is 7, not a text"),
        (GOOD.replace("Ada", "\\ud800"), "half a character"),
        (GOOD.replace("Leica", "Leika"), "'claim' is not .*, which is the name .* mend either"),
        (GOOD.replace('"partneredWith"', '"marriedTo"'), "no relation 'marriedTo'"),
        (GOOD.replace('"start": 0', '"start": "0"'), "whole numbers"),
        (GOOD.replace('"reject"', '"correct"'), "'instead' is no object"),
        (line(same("A", "B")).replace('"B"', '"A"'), "stands there twice"),
        (line(same("A", "B")).replace("Organization", "Company"), "no type 'Company'"),
        (line(same("A", "B")).replace("Organization", "Person", 1), "of the type Person, and 'B' of Organization"),
    ],
)
def test_a_bad_line_is_named_with_its_file(tmp_path: Path, bad: str, complaint: str) -> None:
    path = tmp_path / "decisions.jsonl"
    path.write_text(f"{GOOD}\n\n{bad}\n", encoding="utf-8")
    with pytest.raises(DecisionError, match=complaint) as error:
        DecisionsFile(path).standing()
    assert f"{path}, line 3: " in str(error.value)
    assert len(str(error.value).splitlines()) == 1


def test_a_line_names_the_claim_as_the_graph_does() -> None:
    assert short(partners()) in GOOD
