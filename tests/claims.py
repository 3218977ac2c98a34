"""Made-up articles, claims and readings for the tests: strategies for any of them, and a few written by hand."""

from collections.abc import Iterable

from hypothesis import strategies as st

import tieup_ontology as tie
from tieup.model import Article, Claim, Entity, Evidence, Mention, Reading
from tieup.rdf import record_of

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
names = st.one_of(
    st.sampled_from(
        ["Leica Camera AG", "Leica_Camera", 'a"b', "x/y", "10%", "..", "Ünit", "U\u0308nit", "徕卡", " ", "a\nb"]
    ),
    words.filter(bool),
)
organizations = st.builds(Entity, names, st.just("Organization"))
days = st.dates().map(str)
years = st.sampled_from(["0010", "1999", "2016", "2021", "2022", "2023", "9999"])
edtf = st.one_of(
    days,
    years,
    st.builds("{}-{:02}".format, years, st.integers(1, 12)),
    st.builds("{}-{}".format, years, st.sampled_from([*range(21, 25), *range(33, 37), 40, 41])),
    st.sampled_from(["001X", "201X", "202X", "999X"]),
)


def maybe(strategy: st.SearchStrategy[str]) -> st.SearchStrategy[str | None]:
    """Give a value or None."""
    return st.none() | strategy


articles = st.builds(
    Article,
    id=names,
    text=words.filter(bool),
    title=maybe(words),
    published=maybe(days),
    updated=maybe(days),
    publisher=maybe(words),
    author=maybe(words),
    url=maybe(words),
)


@st.composite
def evidence(draw: st.DrawFn, text: str) -> Evidence:
    """Draw a span of a text."""
    start = draw(st.integers(0, len(text) - 1))
    end = draw(st.integers(start + 1, len(text)))
    return Evidence(text[start:end], start, end)


@st.composite
def claims(draw: st.DrawFn, article: Article) -> Claim:
    """Draw a claim about anything that the ontology can hold, resting on words of an article."""
    term = draw(st.sampled_from(list(tie.relation_terms().values())))
    return Claim(
        article=article.id,
        subject=draw(_end(term.domain, article)),  # type: ignore[arg-type]  # no relation starts at a date
        predicate=term.name,
        object=draw(_end(term.range, article)),
        evidence=draw(evidence(article.text)),
        start=draw(maybe(edtf)),
        end=draw(maybe(edtf)),
        attested=draw(maybe(days)),
        certainty=draw(maybe(st.sampled_from(tie.certainties()))),
        source=draw(st.none() | organizations),
        role=draw(maybe(words)),
        quote=draw(maybe(words)),
        confidence=draw(st.integers(0, 1000)) / 1000,
        extractor=draw(names),
    )


def _end(kinds: frozenset[str], article: Article) -> st.SearchStrategy[Entity | str]:
    if kinds == {"date"}:
        return edtf
    return st.just(article.id) if kinds == {"Article"} else st.builds(Entity, names, st.sampled_from(sorted(kinds)))


@st.composite
def readings(draw: st.DrawFn, articles: st.SearchStrategy[Article] = articles) -> Reading:
    """Draw an article with claims, and mentions of their subjects anywhere in it."""
    article = draw(articles)
    found = draw(st.lists(claims(article), max_size=4))
    places = [(draw(evidence(article.text)), claim.subject) for claim in found if draw(st.booleans())]
    mentions = tuple(Mention(place.start, place.end, entity, draw(st.booleans())) for place, entity in places)
    return Reading(article, mentions, tuple(found), extractor=draw(names))


def normal(reading: Reading) -> tuple[Claim, ...]:
    """Give the claims of a reading as a store keeps them."""
    return record_of(reading).claims


def partners(
    first: str = "Huawei",
    second: str = "Leica",
    article: str = "a",
    *,
    start: str | None = None,
    end: str | None = None,
    attested: str | None = None,
    certainty: str | None = "reported",
) -> Claim:
    """Give a claim that two companies are partners, resting on the first word of ``reading``'s text."""
    ends = Entity(first, "Organization"), Entity(second, "Organization")
    place = Evidence("They", 0, 4)
    return Claim(article, ends[0], "partneredWith", ends[1], place, start, end, attested, certainty)


def reading(article: str, found: Iterable[Claim] = (), text: str = "They work together.") -> Reading:
    """Give a reading of a small article with some claims."""
    return Reading(Article(article, text, title=f"About {article}", published="2022-05-23"), claims=tuple(found))
