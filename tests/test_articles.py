"""Articles from files and folders: headers, bodies, HTML, and what cannot be read."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tieup.articles import MAX_BYTES, read_article, read_articles
from tieup.articles.plain import plain_article
from tieup.errors import ArticleError
from tieup.model import Article

DATA = Path(__file__).parent / "data" / "articles"

bodies = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r")).filter(str.strip)
values = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1).filter(
    lambda text: text not in {"null", "~"}
)


def written(folder: Path, content: str | bytes, name: str = "vega.txt") -> str:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return str(path)


def complaint(path: str) -> str:
    with pytest.raises(ArticleError) as caught:
        read_article(path)
    message = str(caught.value)
    assert message.startswith(path) and "\n" not in message
    return message.removeprefix(path)


def test_front_matter(tmp_path: Path) -> None:
    header = (
        '---\ntitle: "Vega: a phone"\npublished: 2022-05-23\nupdated: 2022-05-24T10:00:00Z\nauthor: [A. B., C. D.]\n'
    )
    article = read_article(written(tmp_path, header + "publisher: Vega Weekly\nurl:\n---\nIt is here.\n"))
    assert article == Article(
        "vega",
        "It is here.\n",
        title="Vega: a phone",
        published="2022-05-23",
        updated="2022-05-24",
        publisher="Vega Weekly",
        author="A. B., C. D.",
    )


def test_date_line_of_scraped_news(tmp_path: Path) -> None:
    article = read_article(written(tmp_path, " date 2022-05-23 Vega and Orion team up.\n\nMore soon."))
    assert (article.published, article.text) == ("2022-05-23", "Vega and Orion team up.\n\nMore soon.")


def test_without_a_header_the_day_is_unknown(tmp_path: Path) -> None:
    article = read_article(written(tmp_path, "  Date night with Vega, on 2022-05-23.\n"))
    assert (article.published, article.text) == (None, "  Date night with Vega, on 2022-05-23.\n")


def test_byte_order_mark_and_line_ends(tmp_path: Path) -> None:
    article = read_article(written(tmp_path, b"\xef\xbb\xbf---\r\ntitle: Vega\r\n---\r\nOne.\r\nTwo.\r"))
    assert (article.title, article.text) == ("Vega", "One.\nTwo.\n")


@given(bodies, values)
def test_any_body_survives_behind_a_header(body: str, value: str) -> None:
    quoted = value.replace("'", "''")
    article = plain_article(f"---\ntitle: '{quoted}'\npublished: 2022-05-23\n---\n{body}", "id", "id.txt")
    assert (article.text, article.title, article.published) == (body, value, "2022-05-23")


@given(bodies.filter(lambda body: not body.startswith("---") and not body.lstrip().startswith("date")))
def test_any_body_survives_without_a_header(body: str) -> None:
    assert plain_article(body, "id", "id.txt").text == body


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "empty"),
        (" \n\t\n", "empty"),
        ("---\ntitle: Vega\n---\n\n", "empty after its header"),
        (" date 2022-05-23 ", "empty after its header"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "binary"),
        ("Vega à Paris".encode("latin-1"), "not UTF-8 at byte 5"),
        ("Vega and Orion".encode("utf-16"), "not UTF-8 at byte 0"),
        ("---\ntitle: Vega\nIt is here.\n", "has no end"),
        ("---\ntitle: Vega: Orion\n---\nText.", "not valid YAML in line 2"),
        ("---\na: 1\nb: [\n---\nText.", "not valid YAML"),
        (f"---\na: {'[' * 5000}\n---\nText.", "not valid YAML"),
        ("---\njust a sentence\n---\nText.", "no fields"),
        ("---\ntitle: {a: b}\n---\nText.", "title in the header is not a text"),
        ("---\npublished: 2022-13-45\n---\nText.", "published: there is no such day: '2022-13-45'"),
        ("---\npublished: yesterday\n---\nText.", "published: not a day: 'yesterday'"),
        ("---\npublished: 2022-05-23\nupdated: 2022\n---\nText.", "updated: not a day: '2022'"),
        (" date 2022-02-30 Text.", "there is no such day: '2022-02-30'"),
        ("x" * (MAX_BYTES + 1), "larger than 5 MB"),
    ],
    ids=lambda value: str(value)[:20],
)
def test_bad_files_are_named_with_what_is_wrong(tmp_path: Path, content: str | bytes, words: str) -> None:
    assert words in complaint(written(tmp_path, content))


def test_missing_files_folders_and_forbidden_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "no such file" in complaint(str(tmp_path / "nothing.txt"))
    assert "is a folder" in complaint(str(tmp_path))
    assert "cannot be read" in complaint(str(tmp_path / ("x" * 300)))
    assert [str(error) for error in read_articles(["x" * 300])] == [
        f"{'x' * 300}: cannot be read (File name too long); check the file and its permissions"
    ]
    path = written(tmp_path, "Text.")

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert "Permission denied" in complaint(path)


def test_folders_are_read_sorted_at_any_depth(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / ".hidden").mkdir()
    for name in ("c.txt", "a.md", "deep/b.txt", "notes.pdf", ".d.txt", ".hidden/e.txt"):
        written(tmp_path, "Text.", name)
    articles = list(read_articles([str(tmp_path), str(tmp_path / "c.txt")]))
    assert [article.id for article in articles if isinstance(article, Article)] == ["a", "c", "b"]
    assert len(articles) == 3


def test_a_bad_file_does_not_stop_the_others(tmp_path: Path) -> None:
    written(tmp_path, "", "a.txt")
    written(tmp_path, "Text.", "b.txt")
    bad, good = read_articles([str(tmp_path)])
    assert isinstance(bad, ArticleError) and isinstance(good, Article)


def test_a_folder_without_articles(tmp_path: Path) -> None:
    (error,) = read_articles([str(tmp_path)])
    assert "no articles in this folder" in str(error)


def test_two_files_with_the_same_id(tmp_path: Path) -> None:
    first, second = written(tmp_path, "One.", "vega.md"), written(tmp_path, "Two.", "vega.txt")
    article, error = read_articles([first, second])
    assert isinstance(article, Article) and article.text == "One."
    assert isinstance(error, ArticleError) and first in str(error) and second in str(error)


def test_html_gives_text_title_dates_and_publisher() -> None:
    article = read_article(str(DATA / "vega-orion.html"))
    assert article.title == "Vega and Orion build a camera phone"
    assert (article.published, article.updated) == ("2022-05-23", "2022-05-25")
    assert (article.publisher, article.author) == ("Handset Daily", "Ada Example")
    assert article.url == "https://example.org/news/vega-orion"
    first, second = (article.text.index(words) for words in ("Vega and Orion said", "The first phone"))
    assert article.text[first:second].endswith("\n\n")
    assert "Cookie" not in article.text and "<" not in article.text


def test_html_is_known_by_its_beginning(tmp_path: Path) -> None:
    page = (DATA / "vega-orion.html").read_bytes()
    assert read_article(written(tmp_path, page)).text == read_article(str(DATA / "vega-orion.html")).text


@pytest.mark.parametrize("page", ["<html></html>", "<!DOCTYPE html><title>Vega</title>", "<html><body> </body></html>"])
def test_html_without_an_article(tmp_path: Path, page: str) -> None:
    assert "no article was found" in complaint(written(tmp_path, page, "vega.html"))


def test_html_that_is_empty_or_binary(tmp_path: Path) -> None:
    assert "empty" in complaint(written(tmp_path, " ", "vega.html"))
    assert "binary" in complaint(written(tmp_path, b"<html>\0\0\0", "orion.html"))
