"""Links to other registers: offered from a file or an endpoint that the user names, and kept as decisions."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from shell import articles, run

ADA = ("--by", "Ada", "--on", "2024-01-02")
REGISTER = """id,label,aliases,description
http://example.org/vega,Vega Optics Ltd.,Vega,maker of lenses
http://example.org/vega-films,Vega,,a film studio
Q1,Lyra Phones,,
http://example.org/other,Somebody Else,,
"""
LINKED = "SELECT ?to WHERE { <https://w3id.org/tieup/id/organization/%s> owl:sameAs ?to }"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    run("--store", tmp_path / "store", "add", articles(tmp_path / "articles"))
    return tmp_path / "store"


@pytest.fixture
def register(tmp_path: Path) -> Path:
    (tmp_path / "register.csv").write_text(REGISTER)
    return tmp_path / "register.csv"


class _Register(BaseHTTPRequestHandler):
    """Answers as Wikidata's API does, of one company; what is asked for "down" it cannot answer."""

    def do_GET(self) -> None:
        asked = parse_qs(urlsplit(self.path).query)
        entry = {"id": "Q7", "concepturi": "http://example.org/Q7", "label": "Vega Optics", "description": "of Jena"}
        found = [entry] if asked["search"] == ["Vega Optics"] and asked["action"] == ["wbsearchentities"] else []
        body = b"<html>" if self.path.startswith("/page") else json.dumps({"search": found}).encode()
        self.send_response(500 if self.path.startswith("/down") else 200)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Keep the tests' output clean."""


@pytest.fixture(scope="module")
def endpoint() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), _Register) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def links(store: Path, slug: str) -> list[str]:
    """Ask what a company is the same as."""
    return run("--store", store, "query", LINKED % slug, "--format", "csv")[0].splitlines()[1:]


def test_a_file_offers_and_a_person_chooses(store: Path, register: Path) -> None:
    answers = [part for answer in ("n", "9", "not 1", "1", "q") for part in ("--answer", answer)]
    out, err = run("--store", store, "names", "link", "--from", register, *answers, *ADA)
    assert "Lyra Phones (Organization) may be 1: Lyra Phones <http://www.wikidata.org/entity/Q1>" in out
    assert "1: Vega Optics Ltd. (maker of lenses) <http://example.org/vega>; 2: Vega (a film studio)" in out
    assert "Somebody Else" not in out
    assert "no answer '9'; answer with a number from 1 to 2" in err
    assert links(store, "Lyra_Phones") == []


def test_a_choice_is_written_is_not_asked_again_and_can_be_undone(store: Path, register: Path) -> None:
    before = run("--store", store, "query", "facts", "--set", "about=Lyra Phones")
    run("--store", store, "names", "link", "Lyra Phones", "--from", register, "--answer", "1", *ADA)
    assert links(store, "Lyra_Phones") == ["http://www.wikidata.org/entity/Q1"]
    assert run("--store", store, "query", "facts", "--set", "about=Lyra Phones") == before
    assert "Lyra" not in run("--store", store, "names", "link", "--from", register, "--answer", "q")[0]
    assert run("--store", store, "check")[0] == ""
    to = ("--to", "http://www.wikidata.org/entity/Q1")
    run("--store", store, "names", "link", "Lyra Phones", *to, "--undo", *ADA)
    assert links(store, "Lyra_Phones") == []
    run("--store", store, "names", "link", "lyra phones", *to, *ADA)
    assert links(store, "Lyra_Phones") == [to[1]]


def test_an_endpoint_is_asked_only_when_it_is_named(store: Path, endpoint: str) -> None:
    out, _ = run("--store", store, "names", "link", "--endpoint", endpoint, "--answer", "1", *ADA)
    assert "Vega Optics (Organization) may be 1: Vega Optics (of Jena) <http://example.org/Q7>" in out
    assert links(store, "Vega_Optics") == ["http://example.org/Q7"]


@pytest.mark.parametrize(
    ("path", "complaint"), [("/down", "answered 500"), ("/page", "cannot be asked for 'Vega Optics'")]
)
def test_an_endpoint_that_answers_something_else_is_named(
    store: Path, endpoint: str, path: str, complaint: str
) -> None:
    err = run("--store", store, "names", "link", "Vega Optics", "--endpoint", endpoint + path, status=1)[1]
    assert f"{endpoint}{path}" in err
    assert complaint in err


@pytest.mark.parametrize(
    ("name", "content", "complaint"),
    [
        ("a.csv", "name\nVega\n", "entry 1: has no 'id' or no 'label'"),
        ("a.json", "{}", "is no list of entries"),
        ("a.json", "[1]", "entry 1: has no 'id'"),
        ("a.json", "nonsense", "cannot be read"),
    ],
)
def test_a_bad_register_is_refused(store: Path, tmp_path: Path, name: str, content: str, complaint: str) -> None:
    (tmp_path / name).write_text(content)
    assert complaint in run("--store", store, "names", "link", "--from", tmp_path / name, status=1)[1]


def test_what_is_no_iri_is_refused(store: Path) -> None:
    assert "is no IRI" in run("--store", store, "names", "link", "Vega Optics", "--to", "not an iri", status=1)[1]
    run("--store", store, "names", "link", "Vega Optics", status=2)
