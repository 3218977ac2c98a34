"""The ledger remembers of claims all by which relations follow, and stays in the store."""

from dataclasses import fields, replace
from itertools import chain, repeat

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

import press
from tieup.curation import follow
from tieup.export import export
from tieup.following import rebuild
from tieup.intake import add, remove
from tieup.ledger import ledger_quads, recollect, topic
from tieup.model import Article, Claim, Evidence, Reading, Relation
from tieup.rdf import DECISIONS, LEDGER, RELATIONS, claim_iri, relation_quads
from tieup.relations import consolidate, relations
from tieup.store import open_store


def test_it_remembers_all_but_the_words() -> None:
    store = press.store()
    for relation in relations(store):
        known = recollect(store, [topic(relation, {})])
        remembered = {claim_iri(claim): claim for claim in known.claims}
        for claim in relation.claims:
            kept = remembered[claim_iri(claim)]
            assert kept.evidence == replace(claim.evidence, exact="")
            same = {field.name for field in fields(Claim)} - {"evidence", "role", "quote"}
            assert {name: getattr(kept, name) for name in same} == {name: getattr(claim, name) for name in same}


def test_relations_follow_from_what_it_remembers() -> None:
    store = press.store()
    for relation in relations(store):
        known = recollect(store, [topic(relation, {})])
        again = consolidate(known.claims, decisions=store.decisions)
        assert {quad for found in again for quad in relation_quads(found)} <= set(store.quads())
        assert set(ledger_quads(again)) == set(known.pages.values())


@given(st.text(min_size=1, max_size=20).filter(lambda name: name.isprintable() and name.strip() == name))
def test_any_name_comes_back(name: str) -> None:
    with open_store(":memory:") as store:
        claim = replace(press.readings()[0].claims[0], article="a", evidence=Evidence("It", 0, 2), source=None)
        named = replace(claim, subject=replace(claim.subject, name=name))
        add(store, Reading(Article("a", "It is."), claims=(named,)))
        (relation,) = relations(store)
        (kept,) = recollect(store, [topic(relation, {})]).claims
        assert {kept.subject, kept.object} == {relation.subject, relation.object}


def test_it_is_not_exported(tmp_path) -> None:  # type: ignore[no-untyped-def]
    store = press.store()
    assert next(store.quads(LEDGER), None) is not None
    export(store, str(tmp_path / "all.nq"))
    written = {quad.graph_name for quad in ox.parse(path=str(tmp_path / "all.nq"))}
    assert written and LEDGER not in written


def test_relations_that_were_half_derived_are_derived_to_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    whole, half = press.store(), open_store(":memory:")
    half.triples.extend(quad for quad in whole.quads() if quad.graph_name not in (RELATIONS, LEDGER, DECISIONS))
    monkeypatch.setattr("tieup.store.store.AT_ONCE", 10)
    killed = chain([relation_quads] * 3, repeat(stop))
    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr("tieup.following.relation_quads", lambda relation: next(killed)(relation))
        rebuild(half)
    assert set() < set(half.quads(RELATIONS)) < set(whole.quads(RELATIONS))
    follow(half, press.decisions())
    assert set(half.quads()) == set(whole.quads())


def stop(_: Relation) -> list[ox.Quad]:
    raise KeyboardInterrupt


def test_much_that_is_said_of_one_thing_stands_on_pages_of_which_one_more_claim_changes_few() -> None:
    claim = replace(press.readings()[0].claims[0], evidence=Evidence("It", 0, 2), source=None)
    articles = [Article(f"a{number}", "It is.") for number in range(70)]
    said = [Reading(article, claims=(replace(claim, article=article.id),)) for article in articles]
    with open_store(":memory:") as grown, open_store(":memory:") as back:
        for reading in said[:-1]:
            add(grown, reading)
        before = set(grown.quads(LEDGER))
        add(grown, said[-1])
        assert len(before) > len(before - set(grown.quads(LEDGER)))
        for reading in reversed(said):
            add(back, reading)
        assert set(grown.quads()) == set(back.quads())
        remove(grown, articles[-1].id)
        assert set(grown.quads(LEDGER)) == before
