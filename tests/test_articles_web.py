"""Articles from the web, against a server on this machine."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from tieup.articles import read_article, read_articles
from tieup.articles.web import address_id
from tieup.errors import ArticleError

PAGE = Path(__file__).parent / "data" / "articles" / "vega-orion.html"


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        kind = "application/pdf" if self.path == "/file.pdf" else "text/html; charset=utf-8"
        self.send_response({"/gone": 404, "/moved": 302, "/away": 302}.get(self.path, 200))
        self.send_header("Content-Type", kind)
        if self.path in {"/moved", "/away"}:
            self.send_header("Location", "/news/vega" if self.path == "/moved" else "file:///etc/hosts")
        self.end_headers()
        self.wfile.write(b"x" * 5_000_100 if self.path == "/huge" else PAGE.read_bytes())

    def log_message(self, format: str, *args: object) -> None:
        """Keep the tests' output clean."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_a_page_is_read_with_its_address(site: str) -> None:
    article = read_article(f"{site}/news/vega")
    assert article.id == address_id(f"{site}/news/vega")
    assert (article.url, article.published) == (f"{site}/news/vega", "2022-05-23")
    assert read_article(f"{site}/moved").text == article.text


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/gone", "answered 404"),
        ("/file.pdf", "no HTML page"),
        ("/huge", "larger than 5 MB"),
        ("/away", "not be fetched"),
    ],
)
def test_what_is_no_page_is_refused(site: str, path: str, words: str) -> None:
    (error,) = read_articles([site + path])
    assert isinstance(error, ArticleError)
    assert str(error).startswith(site + path) and words in str(error) and "\n" not in str(error)


@pytest.mark.parametrize("url", ["file:///etc/hosts", "ftp://example.org/a", "data:text/html,x", "javascript:x"])
def test_other_schemes_are_refused(url: str) -> None:
    with pytest.raises(ArticleError, match="only http and https"):
        read_article(url)


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:9/none", "http://[", "http://", "http://a b/", "http://127.0.0.1:x/"]
)
def test_an_address_without_an_answer(url: str) -> None:
    with pytest.raises(ArticleError, match="could not be fetched") as caught:
        read_article(url)
    assert "\n" not in str(caught.value)


def test_ids_of_addresses_are_readable_and_distinct() -> None:
    assert address_id("https://example.org/a/vega.html?x=1") != address_id("https://example.org/a/vega.html?x=2")
    assert address_id("https://example.org/a/vega.html").startswith("example-org-a-vega-")
    assert len(address_id("https://example.org/" + "x" * 500)) < 80
