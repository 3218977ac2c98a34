"""Articles in plain text, with a YAML front matter, a ``date YYYY-MM-DD`` before the first sentence, or neither."""

import re

import yaml

from tieup.dates import parse_day
from tieup.errors import ArticleError, DateError
from tieup.model import Article

_FRONT_MATTER = re.compile(r"---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_DATE_LINE = re.compile(r"\s*date\s+([0-9]{4}-[0-9]{1,2}-[0-9]{1,2})(?:\s+|\Z)")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def decoded(data: bytes, where: str) -> str:
    """Decode a text in UTF-8, without its byte order mark, with ``\\n`` for every line end.

    Parameters
    ----------
    data: the bytes.
    where: the name to put into errors.

    Raises
    ------
    ArticleError: when it is binary or in another encoding.
    """
    if b"\0" in data and not data.startswith(_UTF16):
        raise ArticleError(f"{where}: is binary, not text; save the article as plain text or HTML first")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ArticleError(
            f"{where}: is not UTF-8 at byte {error.start}; convert it first, for example with iconv -t UTF-8"
        ) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def plain_article(text: str, id: str, where: str) -> Article:
    """Split a text into its header and its body.

    Parameters
    ----------
    text: the whole file.
    id: the article's ID.
    where: the name to put into errors.

    Returns
    -------
    The article; ``published`` is None without a header: then relative dates stay open.

    Raises
    ------
    ArticleError: when the header is malformed, a date impossible, or the body empty.

    >>> plain_article(" date 2022-05-23 Vega and Orion team up.", "vega", "vega.txt").published
    '2022-05-23'
    """
    fields, body = _split(text, where)
    if not body.strip():
        raise ArticleError(f"{where}: is empty{' after its header' if fields else ''}; put the article's text into it")
    return Article(
        id,
        body,
        title=fields.get("title"),
        published=_day(fields, "published", where),
        updated=_day(fields, "updated", where),
        publisher=fields.get("publisher"),
        author=fields.get("author"),
        url=fields.get("url"),
    )


def _split(text: str, where: str) -> tuple[dict[str, str], str]:
    if date_line := _DATE_LINE.match(text):
        return {"published": date_line[1]}, text[date_line.end() :]
    if text.partition("\n")[0].rstrip() != "---":
        return {}, text
    front_matter = _FRONT_MATTER.match(text)
    if not front_matter:
        raise ArticleError(f"{where}: the header that begins with --- has no end; add a line --- after it")
    return _fields(front_matter[1], where), text[front_matter.end() :]


def _fields(header: str, where: str) -> dict[str, str]:
    try:
        fields = yaml.load(header, yaml.BaseLoader) or {}  # every value stays the string that it is
    except (yaml.YAMLError, RecursionError) as error:
        line = getattr(getattr(error, "problem_mark", None), "line", 0) + 2
        raise ArticleError(
            f"{where}: the header is not valid YAML in line {line}; put quotes around the value"
        ) from None
    if not isinstance(fields, dict):
        raise ArticleError(f"{where}: the header has no fields; write lines such as published: 2022-05-23")
    return {name: _text(name, value, where) for name, value in fields.items() if value not in ("", "null", "~")}


def _text(name: str, value: object, where: str) -> str:
    values = value if isinstance(value, list) else [value]
    texts = [each for each in values if isinstance(each, str)]
    if len(texts) < len(values):
        raise ArticleError(f"{where}: {name} in the header is not a text; write {name}: and the text in one line")
    return ", ".join(texts)


def _day(fields: dict[str, str], name: str, where: str) -> str | None:
    if name not in fields:
        return None
    try:
        return parse_day(re.split("[T ]", fields[name])[0]).isoformat()
    except DateError as error:
        raise ArticleError(f"{where}: {name}: {error}") from None
