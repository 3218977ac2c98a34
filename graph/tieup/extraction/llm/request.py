"""What is sent to a model for one part of an article."""

from json import dumps
from typing import Any

from tieup.extraction.llm.parts import Part
from tieup.extraction.llm.schema import instructions, schema
from tieup.model import Article

TOKENS_A_CHARACTER = 4  # that the claims of a text take at most: twice what dense news took
TOKENS_BESIDES = 1000
_BYTES_A_TOKEN = 3  # fewer than English has, so that no estimate is too low


def request(article: Article, part: Part, model: str) -> dict[str, Any]:
    """Make the fields of a chat completion: the same part of the same article gives the same request."""
    return {
        "model": model,
        "messages": [
            {"role": "system", "content": instructions()},
            {"role": "user", "content": _given(article, part)},
        ],
        "response_format": {
            "type": "json_schema",
            "json_schema": {"name": "claims", "strict": True, "schema": dict(schema())},
        },
        "temperature": 0,
        "seed": 0,
        "max_completion_tokens": TOKENS_BESIDES + TOKENS_A_CHARACTER * len(part.text),
    }


def tokens(text: str) -> int:
    """Estimate from above how many tokens a text has.

    >>> tokens("Vega and Orion")
    5
    """
    return -(-len(text.encode(errors="replace")) // _BYTES_A_TOKEN)


def tokens_in(asked: dict[str, Any]) -> int:
    """Estimate from above how many tokens of a request a model reads."""
    return tokens(dumps([asked["messages"], asked["response_format"]], ensure_ascii=False))


def _given(article: Article, part: Part) -> str:
    head = [f"Title: {article.title or 'unknown'}", f"Published: {article.published or 'unknown'}"]
    cut = ["Only a part of the article follows."] if len(part.text) < len(article.text) else []
    return "\n".join([*head, *cut, "", part.text])
