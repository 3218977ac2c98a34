"""Where articles come from: files, folders, addresses."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from tieup.articles.plain import decoded, plain_article
from tieup.articles.web import address_id, fetch
from tieup.articles.webpage import is_html, page_article
from tieup.errors import ArticleError
from tieup.model import Article

MAX_BYTES = 5_000_000
"""The largest article that is read, in bytes; a whole book has about one million."""

_ENDINGS = {".txt", ".md", ".html", ".htm"}
_PAGES = {".html", ".htm"}
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+://|(file|data|ftp|javascript):", re.IGNORECASE)


def read_article(path: str) -> Article:
    """Read one article.

    Parameters
    ----------
    path: a file (plain text or HTML, in UTF-8) or an ``http`` or ``https`` address.

    Returns
    -------
    The article. Its ID is the file's name without its ending, or is made from the address. Its text is as read, except
    that a byte order mark is dropped and the line ends of Windows and old Macs become ``\\n``.

    Raises
    ------
    ArticleError: when it cannot be read; one line that names it and says what to do.
    """
    if _ADDRESS.match(path):
        return page_article(fetch(path, MAX_BYTES), address_id(path), path, url=path)
    data, name = _contents(Path(path)), Path(path).stem
    if Path(path).suffix.lower() in _PAGES or is_html(data):
        return page_article(data, name, path)
    return plain_article(decoded(data, path), name, path)


def read_articles(paths: Sequence[str]) -> Iterator[Article | ArticleError]:
    """Read articles one after the other, going on after those that cannot be read.

    Parameters
    ----------
    paths: files, addresses, and folders: of these every ``.txt``, ``.md``, ``.html`` and ``.htm`` file at any depth,
        sorted, without hidden ones.

    Returns
    -------
    For each article either it or the error that says why it was not read, in order, so that the caller can report the
    bad ones and keep the good ones. A file that is named twice is read once; of two different ones with the same ID
    the second is an error.
    """
    read: dict[str, str] = {}
    for path in _distinct(_expanded(paths)):
        try:
            article = path if isinstance(path, ArticleError) else read_article(path)
        except ArticleError as error:
            article = error
        if isinstance(article, Article) and article.id in read:
            article = ArticleError(
                f"{path}: has the same ID as {read[article.id]} ({article.id}); rename one of the two files"
            )
        elif isinstance(article, Article):
            read[article.id] = str(path)
        yield article


def _expanded(paths: Sequence[str]) -> Iterator[str | ArticleError]:
    for path in paths:
        if _ADDRESS.match(path) or not _is_folder(path):
            yield path
            continue
        files = sorted(str(file) for file in Path(path).rglob("*") if _is_article(file, Path(path)))
        if not files:
            yield ArticleError(f"{path}: there are no articles in this folder; they end in .txt, .md, .html or .htm")
        yield from files


def _is_folder(path: str) -> bool:
    try:
        return Path(path).is_dir()
    except OSError:  # such as a name that is too long: reading it says so
        return False


def _is_article(file: Path, folder: Path) -> bool:
    hidden = any(part.startswith(".") for part in file.relative_to(folder).parts)
    return file.suffix.lower() in _ENDINGS and not hidden and file.is_file()


def _distinct(paths: Iterator[str | ArticleError]) -> Iterator[str | ArticleError]:
    seen: set[str] = set()
    for path in paths:
        if isinstance(path, str):
            place = path if _ADDRESS.match(path) else str(Path(path).resolve())
            if place in seen:
                continue
            seen.add(place)
        yield path


def _contents(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise ArticleError(f"{path}: is a folder, not an article; name a file in it")
        if path.exists() and not path.is_file():
            raise ArticleError(f"{path}: is not a regular file; save the article as a text file first")
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise ArticleError(f"{path}: there is no such file; check the path") from None
    except OSError as error:
        raise ArticleError(f"{path}: cannot be read ({error.strerror}); check the file and its permissions") from error
    if len(data) > MAX_BYTES:
        raise ArticleError(f"{path}: is larger than {MAX_BYTES // 1_000_000} MB; split it into its articles")
    return data
