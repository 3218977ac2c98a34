"""Data within a page: JSON in which no text can end its element, compressed where it is long."""

import json
import zlib
from base64 import b64encode
from typing import Any

PLAIN = 100_000  # characters up to which data can be read as they are
UNSAFE_IN_HTML = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def script_element(name: str, data: dict[str, Any]) -> str:
    """Write data as an element of the page that is no script to be run.

    Parameters
    ----------
    name: plain letters, digits and hyphens, by which the page's scripts find it.
    data: what JSON can hold; long ones are deflated and written in base 64, which browsers unpack by themselves.

    >>> script_element("firms", {"name": "</script>"})
    '<script type="application/json" data-part="firms">{"name":"\\\\u003c/script\\\\u003e"}</script>\\n'
    """
    text = as_json(data)
    if len(text) <= PLAIN:
        return f'<script type="application/json" data-part="{name}">{text}</script>\n'
    packed = b64encode(zlib.compress(text.encode(), 9)).decode()
    return f'<script type="application/zlib" data-part="{name}">{packed}</script>\n'


def as_json(data: dict[str, Any]) -> str:
    """Write data so that no text in it can end the element that it stands in.

    >>> print(as_json({"name": "</script>"}))
    {"name":"\\u003c/script\\u003e"}
    """
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(UNSAFE_IN_HTML)
