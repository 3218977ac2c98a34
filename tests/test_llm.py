"""A language model reads behind the gate: whatever it answers, the text bears out the claims, or one line says why."""

import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("openai", reason="llm:MODEL needs the openai client")

from llm_server import ARTICLE, GOOD, OTHERS, TEXT, TOKENS_IN, TOKENS_OUT, Model, Turn, organization, reply, served, use
from tieup.errors import BudgetError, EndpointError, ReplyError, StoreError
from tieup.extraction.gate import gate
from tieup.extraction.llm import Account, Settings, read_budget, read_price
from tieup.extraction.llm.parts import Part, parts
from tieup.extraction.llm.reply import claims
from tieup.extraction.registry import extractor
from tieup.model import Entity, Reading
from tieup.names import Names

AGAIN = (("retry-after-ms", "1"),)


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def read(model: Model, cache: Path, monkeypatch: pytest.MonkeyPatch, **settings: Any) -> Reading:
    use(model, monkeypatch)
    chosen = extractor("llm:tiny", Settings(cache, **{"timeout": 5.0, "retries": 1, **settings}))
    return chosen.read(ARTICLE, Names())


def test_a_good_reply_becomes_claims_with_their_places(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with served(reply(GOOD, *OTHERS)) as model:
        reading = read(model, cache, monkeypatch)
    assert not reading.refusals
    assert [claim.predicate for claim in reading.claims] == ["partneredWith", "hasRole", "quotedIn"]
    assert all(TEXT[c.evidence.start : c.evidence.end] == c.evidence.exact for c in reading.claims)
    assert (reading.claims[2].object, reading.claims[2].evidence.exact) == ("a", "We will build better cameras,")
    assert {TEXT[m.start : m.end] for m in reading.mentions} == {"Vega Optics", "Orion Mobile", "Lena Brandt"}
    assert reading.extractor == reading.claims[0].extractor
    assert reading.extractor.startswith("llm:tiny ")


def test_the_model_is_told_the_relations_and_the_form_of_its_reply(
    cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with served(reply()) as model:
        read(model, cache, monkeypatch)
    (asked,) = model.asked
    claim = asked["response_format"]["json_schema"]["schema"]["properties"]["claims"]["items"]
    told, given = (message["content"] for message in asked["messages"])
    assert set(claim["required"]) == set(GOOD)
    assert all(f"- {relation} (" in told for relation in claim["properties"]["predicate"]["enum"])
    assert "$" not in told
    assert "Published: 2022-05-24" in given
    assert given.endswith(TEXT)
    assert (asked["model"], asked["temperature"], asked["seed"]) == ("tiny", 0, 0)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"evidence": "Vega Optics and Orion Mobile merged"}, "do not stand"),
        ({"object": organization("Corvo")}, "does not name 'Corvo'"),
        ({"source": {"name": "John Roe", "type": "Person"}}, "does not name 'John Roe'"),
        ({"start": "2019-02"}, "2019-02 does not follow"),
        ({"end": "2022-05-24"}, "2022-05-24 does not follow"),
        ({"attested": "yesterday"}, "yesterday"),
        ({"predicate": "marriedTo"}, "no relation 'marriedTo'"),
        ({"certainty": "sure"}, "no certainty 'sure'"),
        ({"subject": {"name": "Vega Optics", "type": "Product"}}, "cannot be the subject"),
        ({"subject": None}, "cannot be the subject"),
        ({"object": "Orion Mobile"}, "is an entity"),
        ({**OTHERS[0], "role": "chair"}, "'chair' do not stand"),
        ({**OTHERS[1], "quote": "We are proud"}, "'We are proud' do not stand"),
        (
            {"predicate": "launchedOn", "subject": {"name": "X1", "type": "Product"}, "object": "2023"},
            "2023 does not follow",
        ),
    ],
)
def test_what_the_text_does_not_bear_out_is_refused_and_the_rest_stays(
    change: dict[str, Any], reason: str, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with served(reply({**GOOD, **change}, GOOD)) as model:
        reading = read(model, cache, monkeypatch)
    assert [claim.object for claim in reading.claims] == [Entity("Orion Mobile", "Organization")]
    (refusal,) = reading.refusals
    assert reason in refusal.reason


def test_words_that_are_spread_are_given_from_one_end_to_the_other(
    cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    product = {"name": "Orion X1", "type": "Product"}
    spread = {**GOOD, "subject": product, "predicate": "coDevelopedWith", "object": organization("Vega Optics")}
    launch = {**spread, "predicate": "launchedOn", "object": "2022-07"}
    without = {"evidence": None, "start": None}
    with served(reply(spread | without, launch | without)) as model:
        together, launched = read(model, cache, monkeypatch).claims
    assert together.evidence.exact.startswith("“We will build")
    assert together.evidence.exact.endswith("in July.")
    assert launched.evidence.exact == "The X1 will be launched by Orion in July."


BROKEN = [
    Turn("I cannot do that."),
    Turn('{"claims": [{"subject": '),
    Turn('{"facts": []}'),
    Turn('{"claims": ["partneredWith"]}'),
    Turn("[" * 100_000),
    reply({**GOOD, "subject": "Vega Optics"}),
    reply({**GOOD, "start": ["2022"]}),
    replace(reply(GOOD), ended="length"),
    Turn('{"choices": []}', raw=True),
    Turn("<html>", raw=True),
]


@pytest.mark.parametrize("turn", BROKEN)
def test_a_reply_that_cannot_be_read_is_one_line_and_is_not_kept(
    turn: Turn, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with served(turn, reply(GOOD)) as model:
        with pytest.raises(ReplyError, match=r"^a: 'tiny' cannot be understood: .+$"):
            read(model, cache, monkeypatch)
        assert len(read(model, cache, monkeypatch).claims) == 1


@pytest.mark.parametrize(
    "turn",
    [
        Turn(status=429, headers=(("Retry-After", "0"),)),
        Turn(status=503, headers=AGAIN),
        Turn("{}", cut=True),
        Turn(slow=True),
    ],
)
def test_what_passes_is_tried_again(turn: Turn, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with served(turn, reply(GOOD)) as model:
        assert len(read(model, cache, monkeypatch, timeout=1.0).claims) == 1
    assert len(model.asked) == 2


@pytest.mark.parametrize(
    ("turn", "line"),
    [
        (Turn("out of\norder", status=500, headers=AGAIN), "refused 'tiny': .*500"),
        (Turn(status=429, headers=AGAIN), "refused 'tiny': .*429"),
        (Turn('{"error": {"message": "wrong key"}}', status=401), "wrong key"),
        (Turn("{}", cut=True), "cannot be asked"),
        (Turn(slow=True), "did not answer within 0.2 seconds"),
    ],
)
def test_what_does_not_pass_is_one_line(turn: Turn, line: str, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with served(turn) as model, pytest.raises(EndpointError, match=line) as error:
        read(model, cache, monkeypatch, timeout=0.2)
    assert "\n" not in str(error.value)


def test_nobody_there_and_no_key_are_one_line(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with served() as model:
        pass
    with pytest.raises(EndpointError, match="cannot be asked"):
        read(model, cache, monkeypatch, retries=0)
    monkeypatch.delenv("OPENAI_BASE_URL")
    with pytest.raises(EndpointError, match="OPENAI_API_KEY"):
        extractor("llm:tiny", Settings(cache)).read(ARTICLE, Names())


def test_without_the_client_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "openai", None)
    with pytest.raises(EndpointError, match="pip install"):
        extractor("llm:tiny")


def test_nothing_is_paid_for_twice(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    account = Account()
    with served(reply(GOOD)) as model:
        first = read(model, cache, monkeypatch)
        assert read(model, cache, monkeypatch, account=account) == first
    assert len(model.asked) == 1
    assert account.report() == "0 calls, 1 from the cache; tokens: 0 read, 0 written"
    assert [path.suffix for path in cache.iterdir()] == [".json"]


def test_a_damaged_answer_is_named(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with served(reply(GOOD)) as model:
        read(model, cache, monkeypatch)
        (kept,) = cache.iterdir()
        kept.write_text("{")
        with pytest.raises(StoreError, match=kept.name):
            read(model, cache, monkeypatch)


def test_a_budget_stops_before_the_call_that_could_exceed_it(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with served(reply(GOOD)) as model:
        with pytest.raises(BudgetError, match="budget of 500 tokens"):
            read(model, cache, monkeypatch, account=Account(read_budget("500")))
        assert not model.asked
        account = Account(read_budget("$0.50"), read_price("2.50,10"))
        read(model, cache, monkeypatch, account=account)
        assert account.report().endswith(f"tokens: {TOKENS_IN} read, {TOKENS_OUT} written, cost 0.0035")
        read(model, cache, monkeypatch, account=Account(read_budget("0")))


def test_tokens_that_the_server_does_not_count_are_estimated(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    account = Account()
    with served(replace(reply(GOOD), usage=False)) as model:
        read(model, cache, monkeypatch, account=account)
    assert account.tokens_in > 1000
    assert account.tokens_out > 50


@pytest.mark.parametrize("text", ["", "much", "1.5", "-3", "5 6"])
def test_a_budget_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(BudgetError, match="not a budget"):
        read_budget(text)


@pytest.mark.parametrize("text", ["", "1", "1,2,3", "a,b", "-1,2", "NaN,1"])
def test_a_price_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(BudgetError, match="not a price"):
        read_price(text)


def test_a_long_article_is_read_in_parts_that_share_words(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    filling = "It rained for a while, and nobody said anything about phones.\n" * 60
    long = replace(ARTICLE, text=f"{filling}{TEXT}\n{filling}")
    later = {**GOOD, "evidence": "nobody said anything about phones", "certainty": "reported"}
    with served(reply(), reply(GOOD, later), reply(GOOD), reply()) as model:
        use(model, monkeypatch)
        claims = extractor("llm:tiny", Settings(cache)).read(long, Names()).claims
    assert len(model.asked) > 2
    assert [claim.certainty for claim in claims] == ["confirmed", "reported"]
    assert claims[0].evidence.start == len(filling)
    assert claims[1].evidence.start > 2000


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([*GOOD, "claims", "name"]), inner),
    max_leaves=12,
)


@given(st.fixed_dictionaries({}, optional={field: anything | st.just(value) for field, value in GOOD.items()}))
def test_whatever_a_reply_holds_gives_claims_that_the_gate_can_judge_or_one_error(entry: dict[str, Any]) -> None:
    try:
        found = list(claims(json.dumps({"claims": [entry]}), ARTICLE, Part(0, TEXT), "llm"))
    except ReplyError as error:
        assert "in the reply" in str(error)
    else:
        accepted, refused = gate(ARTICLE, found, names=Names())
        assert len(accepted) + len(refused) == 1


@given(st.text(st.sampled_from("ab .\n"), max_size=200), st.integers(21, 60))
def test_parts_hold_all_of_a_text_in_place(text: str, longest: int) -> None:
    found = list(parts(text, longest, overlap=10))
    assert all(text[part.start :].startswith(part.text) and len(part.text) <= longest for part in found)
    covered = {offset for part in found for offset in range(part.start, part.start + len(part.text))}
    assert {offset for offset, sign in enumerate(text) if not sign.isspace()} <= covered
