"""Articles in HTML, by trafilatura: their text without menus and advertisements, title, dates, author, publisher."""

import logging
import re
from functools import cache
from types import ModuleType
from typing import Any

from tieup.articles.plain import decoded
from tieup.dates import parse_day
from tieup.errors import ArticleError, DateError
from tieup.model import Article

_BEGINNING = re.compile(rb"\s*(?:<!--.*?-->\s*|<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL)
_MODIFIED = "//meta[@property='article:modified_time' or @name='article:modified_time']/@content"


def is_html(data: bytes) -> bool:
    """Whether a file begins like an HTML page."""
    return _BEGINNING.match(data.removeprefix(b"\xef\xbb\xbf")[:2000]) is not None


def page_article(data: bytes, id: str, where: str, url: str | None = None) -> Article:
    """Take the article out of an HTML page.

    Parameters
    ----------
    data: the page; its own declaration of its encoding is followed.
    id: the article's ID.
    where: the name to put into errors.
    url: where it was fetched; else the address that the page names for itself.

    Returns
    -------
    The article; a blank line stands between its paragraphs.

    Raises
    ------
    ArticleError: when it is empty or binary, or no article is found in it.
    """
    if not data.strip() or b"\0" in data:
        decoded(data, where)
        raise ArticleError(f"{where}: is empty; save the page again")
    tree = _trafilatura().load_html(data)
    modified = tree.xpath(_MODIFIED) if tree is not None else []
    document = _extracted(tree, url) if tree is not None else None
    if document is None or not (document.text or "").strip():
        raise ArticleError(f"{where}: no article was found in this page; save its text as a .txt file instead")
    return Article(
        id,
        "\n\n".join(line.strip() for line in document.text.splitlines() if line.strip()),
        title=document.title or None,
        published=_day(document.date),
        updated=_day(modified[0]) if modified else None,
        publisher=document.sitename or None,
        author=document.author or None,
        url=url or document.url or None,
    )


def _extracted(tree: Any, url: str | None) -> Any:
    return _trafilatura().bare_extraction(
        tree,
        url=url,
        with_metadata=True,
        include_comments=False,
        date_extraction_params={"original_date": True, "extensive_search": False, "url": url},
    )


@cache
def _trafilatura() -> ModuleType:
    import trafilatura  # half a second

    for name in ("trafilatura", "htmldate"):  # what they say about a page is said better by our own errors
        logging.getLogger(name).addHandler(logging.NullHandler())
    return trafilatura


def _day(moment: str | None) -> str | None:
    """The day of a page's date; None where the page itself writes none that there is."""
    try:
        return parse_day(moment[:10]).isoformat() if moment else None
    except DateError:
        return None
