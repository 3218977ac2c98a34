"""One call of an OpenAI-compatible endpoint, in the cloud or on this machine."""

import os
from json import JSONDecodeError
from typing import TYPE_CHECKING, Any

from tieup.errors import EndpointError, ReplyError
from tieup.extraction.llm.cache import Answer
from tieup.extraction.llm.request import tokens, tokens_in

if TYPE_CHECKING:
    from openai.types.chat import ChatCompletion

TIMEOUT = 120.0  # seconds
RETRIES = (
    5  # after time-outs, cut connections, 429 and 5xx; the client waits longer each time, or as long as it is told
)


def require_client() -> None:
    """Make sure that the client is installed.

    Raises
    ------
    EndpointError: it is not.
    """
    try:
        import openai  # noqa: F401  # only whether it is there
    except ImportError as error:
        raise EndpointError("llm:MODEL needs the openai client; install it: pip install 'tieup[llm]'") from error


def ask(asked: dict[str, Any], timeout: float = TIMEOUT, retries: int = RETRIES) -> Answer:
    """Ask a model. Where it is and the key are taken from ``OPENAI_BASE_URL`` and ``OPENAI_API_KEY``.

    Parameters
    ----------
    asked: the fields of a chat completion.
    timeout: for each try, in seconds.

    Raises
    ------
    EndpointError: when no answer came.
    ReplyError: when what came is no chat completion.
    """
    import openai

    where = os.environ.get("OPENAI_BASE_URL") or "the OpenAI API"
    key = os.environ.get("OPENAI_API_KEY") or ("none" if os.environ.get("OPENAI_BASE_URL") else None)
    try:
        with openai.OpenAI(api_key=key, timeout=timeout, max_retries=retries) as client:
            return _answer(client.chat.completions.create(**asked), asked)
    except openai.APITimeoutError as error:
        raise EndpointError(
            f"{where} did not answer within {timeout:g} seconds, {retries + 1} times; try later"
        ) from error
    except openai.APIStatusError as error:
        raise EndpointError(f"{where} refused {asked['model']!r}: {_line(error)}") from error
    except (openai.APIResponseValidationError, JSONDecodeError) as error:
        raise ReplyError(f"{where} sent no chat completion: {_line(error)}") from error
    except openai.OpenAIError as error:
        raise EndpointError(
            f"{where} cannot be asked: {_line(error)}; see OPENAI_BASE_URL and OPENAI_API_KEY"
        ) from error


def _answer(completion: "ChatCompletion", asked: dict[str, Any]) -> Answer:
    """Read a completion; a server that does not count the tokens gets them estimated."""
    choices = getattr(completion, "choices", None)
    if not choices or not choices[0].message:
        raise ReplyError("the answer is no chat completion")
    written, usage = choices[0].message.content or choices[0].message.refusal or "", completion.usage
    read, wrote = (usage.prompt_tokens, usage.completion_tokens) if usage else (tokens_in(asked), tokens(written))
    return Answer(written, read, wrote, choices[0].finish_reason or "stop")


def _line(error: Exception) -> str:
    return " ".join(str(error).split())[:200]
