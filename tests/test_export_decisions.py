"""What people decided goes out with a store and comes in again, also what they wrote themselves."""

from dataclasses import replace
from pathlib import Path

import pytest

from claims import partners, reading
from deciding import same
from shell import run
from tieup.curation import decide, follow
from tieup.decisions import Decision, standing
from tieup.errors import DecisionError
from tieup.export import FORMATS, export, load
from tieup.intake import add
from tieup.model import Entity, Evidence
from tieup.relations import relations
from tieup.store import Store, open_store

TEXT = "They work together. Leica praised Xiaomi and Zeiss."
READ = partners("Huawei", "Leica")
WRITTEN = replace(partners("Leica", "Xiaomi"), evidence=Evidence("Leica praised Xiaomi", 20, 40))
INSTEAD = replace(READ, certainty="rumoured")
DECIDED = [
    same("Leica", "Zeiss"),
    same("Huawei", "Xiaomi", verdict="different"),
    Decision(WRITTEN, "add", "Ada", "2024-01-03", "the extractor missed it"),
    Decision(READ, "correct", "Ben", "2024-01-04", "only said to be", INSTEAD),
    Decision(partners("Nokia", "Zeiss", "gone"), "reject", "Ben", "2024-01-05"),
]


def filled(folder: Path, decided: list[Decision]) -> Store:
    """Give a store with an article and decisions on it."""
    store = open_store(str(folder / "store"))
    add(store, reading("a", [READ, partners("Huawei", "Zeiss", "a", certainty="rumoured")], text=TEXT))
    decide(store, decided)
    return store


@pytest.mark.parametrize("ending", sorted(FORMATS))
@pytest.mark.parametrize("decided", [DECIDED, DECIDED[::2], DECIDED[2:4], []], ids=len)
def test_a_store_with_decisions_comes_back_from_a_file(tmp_path: Path, ending: str, decided: list[Decision]) -> None:
    one, two = (tmp_path / f"{name}{ending}" for name in ("one", "two"))
    with filled(tmp_path, decided) as store, open_store(str(tmp_path / "other")) as other:
        export(store, str(one))
        load(other, str(one))
        export(other, str(two))
        assert one.read_bytes() == two.read_bytes()
        assert relations(other) == relations(store)
        assert other.decided
        assert other.decided.standing() == store.decisions
        assert [change.state for change in load(other, str(one))] == ["unchanged"]
        export(other, str(two))
        assert one.read_bytes() == two.read_bytes()


def test_what_came_in_can_be_undone_and_what_was_decided_here_stays(tmp_path: Path) -> None:
    path = str(tmp_path / "graph.nq")
    mine = Decision(READ, "accept", "Eve", "2024-02-01")
    with filled(tmp_path, DECIDED) as store, open_store(str(tmp_path / "other")) as other:
        export(store, path)
        decide(other, [mine])
        load(other, path)
        assert other.decisions.about(READ) == mine
        undone = [Decision(found.about, "undo", "Eve", "2024-02-02") for found in other.decisions.standing]
        decide(other, undone)
        assert not other.decisions.standing
        assert [claim.extractor for relation in relations(other) for claim in relation.claims] == ["hand"] * 2


def test_decisions_that_contradict_those_here_are_left_out_in_one_line(tmp_path: Path) -> None:
    path = str(tmp_path / "graph.nq")
    with filled(tmp_path, [same("A", "B"), same("B", "C")]) as store, open_store(str(tmp_path / "other")) as other:
        export(store, path)
        decide(other, [same("A", "C", verdict="different")])
        with pytest.raises(DecisionError, match=r"graph.nq were left out: .* are different by a decision of Ada"):
            load(other, path)
        assert other.article_ids() == ["a"]
        assert len(other.decisions.standing) == 1


def test_a_decision_altered_by_hand_is_named(tmp_path: Path) -> None:
    path = tmp_path / "graph.nq"
    with filled(tmp_path, DECIDED[:1]) as store, open_store(":memory:") as other:
        export(store, str(path))
        path.write_text(path.read_text().replace('verdict\\": \\"same', 'verdict\\": \\"alike'))
        with pytest.raises(DecisionError, match="no verdict 'alike'"):
            load(other, str(path))


def test_what_people_wrote_is_held_against_the_text_where_there_is_one(tmp_path: Path) -> None:
    path = str(tmp_path / "graph.nq")
    with filled(tmp_path, [DECIDED[2]]) as store, open_store(str(tmp_path / "other")) as other:
        export(store, path)
        add(other, reading("a", [READ], text="They work together. Nothing else is said."))
        load(other, path)
        add(other, reading("a", [READ], text="They work together. Nothing else is said."))
        ends = {(relation.subject, relation.object) for relation in relations(other)}
        assert (Entity("Leica", "Organization"), Entity("Xiaomi", "Organization")) not in ends


def test_a_store_in_memory_follows_what_comes_in(tmp_path: Path) -> None:
    path = str(tmp_path / "graph.trig")
    with filled(tmp_path, DECIDED) as store, open_store(":memory:") as other:
        export(store, path)
        load(other, path)
        assert relations(other) == relations(store)
        follow(other, standing([]))
        assert relations(other) != relations(store)


def test_a_file_that_git_changed_is_followed_by_the_next_question(tmp_path: Path) -> None:
    filled(tmp_path, []).close()
    store, file = tmp_path / "store", tmp_path / "store" / "decisions.jsonl"
    asked = ["query", "partnerships", "--set", "company=Zeiss", "--format", "csv"]
    before, said = run("--store", store, *asked)
    assert said == ""
    with filled(tmp_path / "elsewhere", [same("Leica", "Zeiss")]):
        file.write_bytes((tmp_path / "elsewhere" / "store" / "decisions.jsonl").read_bytes())
    after, said = run("--store", store, *asked)
    assert (before != after, said) == (True, f"{file} has changed; the store follows it now\n")
    assert run("--store", store, *asked) == (after, "")
    file.write_text("")
    assert run("--store", store, *asked)[0] == before
