"""The options that several commands share."""

from typing import Annotated

import typer

STORE = "tieup-store"

StoreOption = Annotated[
    str, typer.Option(help="The store: a folder, or :memory:. Without it, TIEUP_STORE is taken.", metavar="LOCATION")
]
ExtractorOption = Annotated[
    str, typer.Option(help="What reads the articles: patterns, spacy:PIPELINE, or llm:MODEL.", metavar="NAME")
]
NamesOption = Annotated[
    list[str] | None,
    typer.Option(
        help="Names: CSV with a column 'name', or a SPARQL result (CSV, .srj); may be given several times.",
        metavar="FILE",
    ),
]
LeastOption = Annotated[
    float, typer.Option("--min-confidence", min=0, max=1, help="Leave out claims of which tieup is less sure.")
]
PathsArgument = Annotated[
    list[str], typer.Argument(help="Text or HTML files, folders of them, web addresses.", metavar="PATH|URL...")
]
