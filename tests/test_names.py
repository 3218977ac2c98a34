"""The lists that ship with tieup hold together, and a user's lists are read or refused with a clear line."""

import csv
import json
from dataclasses import replace
from pathlib import Path

import pytest

from tieup.errors import ArticleError
from tieup.extraction.gathering import found_in
from tieup.extraction.models import shipped_models
from tieup.extraction.network import Network
from tieup.extraction.patterns import extract
from tieup.lexicon import text
from tieup.lists import with_list
from tieup.model import Article, Entity
from tieup.names import shipped_names
from tieup_ontology import entity_types

FAMILIES = list(csv.DictReader(text("families.csv").splitlines()))
PRODUCTS = list(csv.DictReader(text("products.csv").splitlines()))


@pytest.mark.parametrize("row", FAMILIES, ids=lambda row: str(row["example"]))
def test_each_family_reads_its_example(row: dict[str, str]) -> None:
    found = shipped_names().family(row["example"])
    assert found is not None
    assert (found.type, found.maker) == (row["type"], row["maker"])


def test_no_spelling_stands_for_two() -> None:
    rows = csv.DictReader(text("companies.csv").splitlines())
    spellings = [s for row in rows for s in (row["name"], *filter(None, row["aliases"].split("|")))]
    assert sorted(set(spellings)) == sorted(spellings)


def test_listed_types_are_those_of_the_ontology() -> None:
    types = {row["type"] for row in (*FAMILIES, *PRODUCTS)}
    assert types <= set(entity_types())


def test_no_product_is_a_company_too() -> None:
    companies = {row["name"] for row in csv.DictReader(text("companies.csv").splitlines())}
    assert [row["name"] for row in PRODUCTS if row["name"] in companies] == []
    assert len({row["name"] for row in PRODUCTS}) == len(PRODUCTS)


def test_a_series_is_known_by_its_models_and_nothing_else_is() -> None:
    names = shipped_names()
    line, other = names.line("Galaxy S8 Plus"), names.line("Ozempic Pen")
    assert line is not None and (line.entity.name, line.maker) == ("Galaxy", "Samsung")
    assert other is None and names.line("Galaxyx 8") is None


@pytest.mark.parametrize("maker", ["Samsung", "Zorvex"])
def test_a_listed_maker_is_told_only_where_the_article_names_it(maker: str) -> None:
    article = Article("a", f"{maker} is large. The Galaxy Watch Nova sold well in Kenya.")
    _, _, case = found_in(article, shipped_names(), replace(shipped_models(), reader=Network((), {})))
    makers = {ground.object for ground in case.grounds if ground.kind == "list"}
    assert makers == {Entity("Samsung", "Organization")} & {Entity(maker, "Organization")}


@pytest.mark.parametrize("name", ["Tom Ford", "Nora Bosch", "Paul Renault"])
def test_a_persons_surname_is_no_company(name: str) -> None:
    read = extract(Article("a", f"{name} smiled. {name}, chief executive of Zorvex Ltd., said nothing."))
    assert {m.entity.name for m in read.mentions if m.named and m.entity.type == "Person"} == {name}


@pytest.mark.parametrize(
    ("content", "complaint"),
    [(b"company\nAcme\n", "no column 'name'"), (b"name\n\xff\xfe\n", "cannot be read"), (b"", "no column 'name'")],
)
def test_a_bad_list_is_refused_with_its_path(tmp_path: Path, content: bytes, complaint: str) -> None:
    path = tmp_path / "mine.csv"
    path.write_bytes(content)
    with pytest.raises(ArticleError, match=complaint) as error:
        with_list(shipped_names(), str(path))
    assert str(path) in str(error.value)


def test_an_unknown_type_in_a_list_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text("name,type\nAcme,Company\n", encoding="utf-8")
    with pytest.raises(ArticleError, match="line 2: no type 'Company'"):
        with_list(shipped_names(), str(path))


QUERIED = """"itemLabel","type","alias"
"Zorvex Holding","http://example.org/ontology#Organization","Zorvex"
"Zorvex Holding","http://example.org/ontology#Organization","ZVX"
"Kilo 5","Product",
"""


def test_the_result_of_a_query_is_a_list(tmp_path: Path) -> None:
    rows = list(csv.DictReader(QUERIED.splitlines()))
    bindings = [{name: {"type": "literal", "value": value} for name, value in row.items() if value} for row in rows]
    (tmp_path / "names.srj").write_text(
        json.dumps({"head": {"vars": list(rows[0])}, "results": {"bindings": bindings}})
    )
    (tmp_path / "names.csv").write_text(QUERIED)
    for name in ("names.csv", "names.srj"):
        names = with_list(shipped_names(), str(tmp_path / name))
        found = [names.find(spelling) for spelling in ("Zorvex", "ZVX", "Zorvex Holding", "Kilo 5")]
        assert [entry and (entry.entity.name, entry.entity.type) for entry in found] == [
            *[("Zorvex Holding", "Organization")] * 3,
            ("Kilo 5", "Product"),
        ]


@pytest.mark.parametrize("written", ["[]", "{", '{"head": {"vars": ["name"]}, "boolean": true}'])
def test_json_that_is_no_result_is_an_error(tmp_path: Path, written: str) -> None:
    (tmp_path / "names.srj").write_text(written)
    with pytest.raises(ArticleError, match="is no result of a SPARQL query"):
        with_list(shipped_names(), str(tmp_path / "names.srj"))


def test_a_listed_parent_is_whom_its_parent_means_if_the_text_names_it(tmp_path: Path) -> None:
    (tmp_path / "mine.csv").write_text("name,parent\nZorvex Labs,Bilqa Group\n", encoding="utf-8")
    names = with_list(shipped_names(), str(tmp_path / "mine.csv"))
    told = "Zorvex Labs grew. Its parent has entered into a partnership with Nikon."
    for article, partners in ((f"Bilqa Group is from Oslo. {told}", {"Bilqa Group"}), (told, set())):
        claims = extract(Article("a", article, published="2024-05-15"), names).claims
        found = {claim.subject.name for claim in claims if claim.evidence.exact.startswith("Its parent")}
        assert found == partners
