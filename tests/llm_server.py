"""A server that speaks the protocol of chat completions, well or badly, as it is told; and an article to read."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Condition, Event, Thread
from typing import Any

import pytest

from tieup.model import Article

TOKENS_IN, TOKENS_OUT = 1000, 100


@dataclass(frozen=True)
class Turn:
    """How the server treats one call.

    Parameters
    ----------
    text: what the model writes; a body that is no completion if ``raw``.
    cut: whether the connection breaks in the middle of the answer.
    slow: whether no answer comes as long as the server runs.
    after: how many calls must have come before this one is answered.
    """

    text: str = ""
    status: int = 200
    ended: str = "stop"
    headers: tuple[tuple[str, str], ...] = ()
    raw: bool = False
    cut: bool = False
    slow: bool = False
    usage: bool = True
    after: int = 0

    def body(self) -> bytes:
        """Give the bytes of the answer."""
        return (self.text if self.raw or self.status != 200 else json.dumps(self._completion())).encode()

    def _completion(self) -> dict[str, Any]:
        message = {"role": "assistant", "content": self.text}
        usage = {"prompt_tokens": TOKENS_IN, "completion_tokens": TOKENS_OUT, "total_tokens": TOKENS_IN + TOKENS_OUT}
        return {
            "id": "1",
            "object": "chat.completion",
            "created": 0,
            "model": "tiny",
            "choices": [{"index": 0, "finish_reason": self.ended, "message": message}],
            **({"usage": usage} if self.usage else {}),
        }


@dataclass
class Model:
    """A model that is served.

    Parameters
    ----------
    turns: how the calls are treated, one after the other; the last one for all that follow.
    asked: the requests that came.
    """

    turns: list[Turn]
    address: str = ""
    asked: list[dict[str, Any]] = field(default_factory=list)
    closing: Event = field(default_factory=Event)
    came: Condition = field(default_factory=Condition)

    def turn(self, asked: dict[str, Any]) -> Turn:
        """Enter a call, and say how it is treated, when that may be done."""
        with self.came:
            self.asked.append(asked)
            turn = self.turns[min(len(self.asked), len(self.turns)) - 1]
            self.came.notify_all()
            self.came.wait_for(lambda: len(self.asked) >= turn.after, timeout=20)
        return turn


@contextmanager
def served(*turns: Turn) -> Iterator[Model]:
    """Serve a model on a free port of this machine."""
    model = Model(list(turns))
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(model))
    model.address = f"http://127.0.0.1:{server.server_port}/v1"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield model
    finally:
        model.closing.set()
        server.shutdown()
        server.server_close()
        thread.join()


def use(model: Model, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the client find a served model, as a user would, and no proxy stand between."""
    monkeypatch.setenv("OPENAI_BASE_URL", model.address)
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)


def _handler(model: Model) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            turn = model.turn(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            if turn.slow:
                model.closing.wait()
                return
            body = turn.body()
            self.send_response(turn.status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            for name, value in turn.headers:
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body[: len(body) // 2] if turn.cut else body)
            self.close_connection = turn.cut

        def log_message(self, format: str, *args: Any) -> None:
            """Keep the tests' screen free of the server's log."""

    return Handler


TEXT = (
    "Vega Optics and Orion Mobile announced a partnership on Monday. “We will build better cameras,” "
    "said Lena Brandt, CEO of Vega Optics.\n\nThe X1 will be launched by Orion in July."
)
ARTICLE = Article("a", TEXT, title="Vega Optics and Orion Mobile team up", published="2022-05-24")


def organization(name: str) -> dict[str, str]:
    return {"name": name, "type": "Organization"}


GOOD: dict[str, Any] = {
    "subject": organization("Vega Optics"),
    "predicate": "partneredWith",
    "object": organization("Orion Mobile"),
    "evidence": "Vega Optics and Orion Mobile announced a partnership",
    "start": "2022-05-23",
    "end": None,
    "attested": "2022-05-24",
    "certainty": "confirmed",
    "source": None,
    "role": None,
    "quote": None,
}
PERSON = {"name": "Lena Brandt", "type": "Person"}
OTHERS: list[dict[str, Any]] = [
    {
        **GOOD,
        "subject": PERSON,
        "predicate": "hasRole",
        "object": organization("Vega Optics"),
        "role": "CEO",
        "start": None,
    },
    {
        **GOOD,
        "subject": PERSON,
        "predicate": "quotedIn",
        "object": "article",
        "certainty": None,
        "start": None,
        "attested": None,
    }
    | {"evidence": None, "quote": "We will build better cameras,"},
]


def reply(*claims: dict[str, Any]) -> Turn:
    return Turn(json.dumps({"claims": list(claims)}))
