"""Articles on the web: fetching a page, and making an ID from its address."""

import hashlib
import re
from urllib.parse import urldefrag, urlsplit

from tieup.errors import ArticleError

_SECONDS = 20.0
_HTML = ("text/html", "application/xhtml+xml")
_USER_AGENT = "tieup (+https://w3id.org/tieup/)"


def address_id(url: str) -> str:
    """Make a readable ID from an address: host and path, and a short hash of it all.

    >>> address_id("https://example.org/2022/vega-orion.html#top")
    'example-org-2022-vega-orion-3cb4f7a2'
    """
    page = urldefrag(url).url
    parts = urlsplit(page)
    name = re.sub(r"\.html?$", "", f"{parts.hostname or ''}{parts.path}".lower())
    slug = re.sub(r"[\W_]+", "-", name).strip("-")[:60].rstrip("-")
    return f"{slug}-{hashlib.sha256(page.encode()).hexdigest()[:8]}"


def fetch(url: str, max_bytes: int) -> bytes:
    """Fetch a web page.

    Parameters
    ----------
    url: an ``http`` or ``https`` address.
    max_bytes: the largest page that is accepted.

    Raises
    ------
    ArticleError: when the address has another scheme, nobody answers within 20 seconds, or what comes is no HTML page.
    """
    import urllib3

    if url.partition(":")[0].lower() not in {"http", "https"}:
        raise ArticleError(f"{url}: only http and https addresses are fetched; give a file by its path")
    try:
        with urllib3.PoolManager(timeout=_SECONDS, retries=urllib3.Retry(3, connect=1, read=0)) as pool:
            response = pool.request("GET", url, headers={"User-Agent": _USER_AGENT}, preload_content=False)
            body = response.read(max_bytes + 1, decode_content=True)
            response.close()
    except (urllib3.exceptions.HTTPError, ValueError) as error:
        reason = " ".join(str(getattr(error, "reason", None) or error).split())
        raise ArticleError(f"{url}: could not be fetched ({reason}); check the address and the network") from error
    if response.status != 200:
        raise ArticleError(f"{url}: the server answered {response.status}; check the address")
    if response.headers.get("content-type", _HTML[0]).partition(";")[0].strip().lower() not in _HTML:
        raise ArticleError(f"{url}: is no HTML page; save its text as a .txt file instead")
    if len(body) > max_bytes:
        raise ArticleError(f"{url}: is larger than {max_bytes // 1_000_000} MB; save the article's text as a file")
    return body
