"""Put the page together: data, template, scripts and styles into one text, with hashes of all that may run in it."""

import re
from base64 import b64encode
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment, Template
from markupsafe import Markup

from tieup.network import Graph
from tieup.page.columns import parts
from tieup.page.overview import overview
from tieup.page.packaging import script_element

STYLES = ("page.css", "panel.css", "network.css", "timebar.css", "views.css", "timeline.css")
# In the order in which they need each other: they become one script, since modules within a file cannot be imported.
SCRIPTS = (
    "data.js",
    "dom.js",
    "words.js",
    "time.js",
    "scene.js",
    "state.js",
    "look.js",
    "legend.js",
    "places.js",
    "marks.js",
    "halos.js",
    "alliances.js",
    "lines.js",
    "room.js",
    "labels.js",
    "canvas.js",
    "phrases.js",
    "evidence.js",
    "facts.js",
    "profile.js",
    "paths.js",
    "suggest.js",
    "neighbourhood.js",
    "panel.js",
    "search.js",
    "filters.js",
    "listing.js",
    "views.js",
    "extent.js",
    "timebar.js",
    "whereabouts.js",
    "lanes.js",
    "timescale.js",
    "timeline.js",
    "differences.js",
    "changes.js",
    "sparql.js",
    "copying.js",
    "address.js",
    "main.js",
)
MODULE_SYNTAX = re.compile(r"^import [^;]*;\n|^export (?=\w)", re.MULTILINE)


def render(graph: Graph, title: str) -> str:
    """Make the page of a graph: one HTML file that loads nothing.

    Parameters
    ----------
    graph: as `tieup.network.projection` makes it.
    title: plain text.

    Returns
    -------
    The file's text; the same for the same graph.
    """
    style = "".join(_read(f"styles/{name}") for name in STYLES)
    scripts = [_vis_network(), script()] if graph else []
    data = "".join(script_element(name, part) for name, part in parts(graph, overview(graph))) if graph else ""
    return _template().render(
        title=title,
        policy=policy(scripts, style),
        style=Markup(style),
        data=Markup(data),
        scripts=[Markup(text) for text in scripts],
    )


def policy(scripts: list[str], style: str) -> str:
    """Write the content security policy under which these very scripts and this style run, and nothing is fetched."""
    allowed = " ".join(_hash(text) for text in scripts) or "'none'"
    return (
        f"default-src 'none'; script-src {allowed}; style-src {_hash(style)}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def script(modules: Iterable[str] = SCRIPTS) -> str:
    """Join modules of the page into one, without the lines by which they import each other."""
    return "\n".join(MODULE_SYNTAX.sub("", _read(f"scripts/{name}")) for name in modules)


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


@cache
def _read(name: str) -> str:
    return files("tieup.page").joinpath(name).read_text(encoding="utf-8").replace("\r\n", "\n")


@cache
def _vis_network() -> str:
    """Read the drawing library out of pyvis, without the address of its source map, which browsers would ask for."""
    text = files("pyvis").joinpath("lib/vis-9.1.2/vis-network.min.js").read_text(encoding="utf-8")
    return re.sub(r"\n//# sourceMappingURL=.*", "", text.replace("\r\n", "\n"))


def _template() -> Template:
    return Environment(autoescape=True, keep_trailing_newline=True).from_string(_read("template.html"))
