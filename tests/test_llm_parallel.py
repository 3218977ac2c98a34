"""Articles read by a language model at a time: the same claims in the same order, never beyond the budget."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from time import sleep

import pytest

pytest.importorskip("openai", reason="llm:MODEL needs the openai client")

from llm_server import ARTICLE, GOOD, TEXT, Turn, reply, served, use
from shell import run
from tieup.errors import BudgetError, EndpointError
from tieup.extraction.ahead import ahead
from tieup.extraction.llm import Account, Settings, read_budget
from tieup.extraction.llm.cache import Answer
from tieup.extraction.registry import extractor
from tieup.model import Article, Reading
from tieup.names import Names

AGAIN = (("retry-after-ms", "1"),)
ARTICLES = [replace(ARTICLE, id=f"a{number}", title=f"Report {number}") for number in range(8)]


def read(articles: list[Article], settings: Settings) -> list[Reading]:
    """Read articles as the command line does."""
    chosen = extractor("llm:tiny", settings)
    with ahead(lambda a: chosen.read(a, Names()), articles, chosen.parallel) as turns:
        return [reading() for _, reading in turns]


def folder(path: Path) -> Path:
    """Write four articles with titles of their own into a folder."""
    path.mkdir()
    for name in "abcd":
        (path / f"{name}.txt").write_text(f"---\ntitle: Report {name}\npublished: 2022-05-24\n---\n{TEXT}")
    return path


def test_whatever_comes_first_the_claims_come_in_the_order_of_the_articles(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    articles, printed = folder(tmp_path / "articles"), []
    for parallel, turns in (("1", (reply(GOOD),)), ("3", (replace(reply(GOOD), after=3), reply(GOOD)))):
        options = ("--extractor", "llm:tiny", "--cache", tmp_path / parallel, "--parallel", parallel)
        with served(*turns) as model:
            use(model, monkeypatch)
            printed.append(run("extract", articles, *options)[0])
        assert len(model.asked) == 4
    assert printed[0].count("\n") == 4
    assert printed[0] == printed[1]


def test_after_an_error_no_work_goes_on() -> None:
    begun, done = [], []

    def work(number: int) -> None:
        if number == 0:
            raise BudgetError("spent")
        begun.append(number)
        sleep(0.05)
        done.append(number)

    with pytest.raises(BudgetError), ahead(work, range(9), 3) as turns:
        for _, result in turns:
            result()
    assert set(begun) == set(done)


def test_what_passes_is_tried_again_while_others_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    turns = [Turn(status=429, headers=AGAIN), Turn(status=500, headers=AGAIN), Turn("{}", cut=True), reply(GOOD)]
    with served(*turns) as model:
        use(model, monkeypatch)
        readings = read(ARTICLES, Settings(tmp_path, retries=3, parallel=4))
    assert [reading.article.id for reading in readings] == [article.id for article in ARTICLES]
    assert all(len(reading.claims) == 1 for reading in readings)


def test_what_does_not_pass_ends_the_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with served(reply(GOOD), Turn("wrong key", status=401)) as model:
        use(model, monkeypatch)
        with pytest.raises(EndpointError, match="401"):
            read(ARTICLES, Settings(tmp_path, parallel=4))
        assert len(model.asked) < len(ARTICLES)


def test_a_text_that_comes_twice_is_paid_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copies = [replace(ARTICLE, id=name) for name in "abcd"]
    account = Account()
    with served(reply(GOOD)) as model:
        use(model, monkeypatch)
        readings = read(copies, Settings(tmp_path, account, parallel=4))
    assert [claim.article for reading in readings for claim in reading.claims] == ["a", "b", "c", "d"]
    assert (len(model.asked), account.calls, account.kept) == (1, 1, 3)


def test_calls_at_a_time_spend_no_more_than_calls_one_by_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = []
    for parallel in (1, 6):
        account = Account(read_budget("9000"))
        with served(reply(GOOD)) as model, pytest.raises(BudgetError, match="budget of 9000 tokens"):
            use(model, monkeypatch)
            read(ARTICLES, Settings(tmp_path / str(parallel), account, parallel=parallel))
        assert account.tokens_in + account.tokens_out <= 9000
        calls.append(len(model.asked))
    assert calls[0] == calls[1] > 1


@pytest.mark.parametrize(("taken", "goes"), [(10, True), (60, False)])
def test_a_call_waits_for_what_another_one_leaves(taken: int, goes: bool) -> None:
    account = Account(read_budget("100"))

    def second() -> bool:
        with account.held(30, 30):
            return True

    with ThreadPoolExecutor() as pool:
        with account.held(60, 0):
            waiting = pool.submit(second)
            account.book(Answer("", taken, 0))
        if goes:
            assert waiting.result(timeout=10)
        else:
            with pytest.raises(BudgetError, match="sum to 120 tokens"):
                waiting.result(timeout=10)
