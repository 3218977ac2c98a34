"""Articles with what they say, and what follows from it: triples in Oxigraph, and the texts beside them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import chain, islice
from types import TracebackType
from typing import TYPE_CHECKING, Self, TypeGuard, cast

import pyoxigraph as ox
from rapidfuzz.process import extract

import tieup_ontology as tie
from tieup.decisions import NONE, Decisions, DecisionsFile
from tieup.errors import StoreError, UnknownName
from tieup.model import Article, Claim, Entity
from tieup.rdf import BASE, PREFIXES, RELATIONS, Record, article_id, article_iri, claims_of, names_of, records_of
from tieup.rdf.namespaces import ALTERNATIVE, LABEL, NEWS_ARTICLE, TYPE
from tieup.store.failures import plainly
from tieup.texts import Texts

if TYPE_CHECKING:
    from rdflib import Dataset

_ARTICLES = article_iri("").value
AT_ONCE = 200_000  # quads that fill an empty graph in one transaction
Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Answer = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples


class Store:
    """Articles with what they say, and the relations that follow; a ``with`` statement closes it.

    ``decided`` is the file of people's decisions; relations follow ``decisions``, once ``tieup.curation`` has brought
    the store in line with them.
    """

    def __init__(self, triples: ox.Store, texts: Texts, location: str, decided: DecisionsFile | None = None) -> None:
        self._triples: ox.Store | None = triples
        self.texts = texts
        self.location = location
        self.decided = decided
        self._decisions: Decisions | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the store, so that another program can open it; closing twice is no error."""
        self._triples = None

    @property
    def decisions(self) -> Decisions:
        """The decisions of people; raises ``DecisionError`` when their file cannot be read."""
        if self._decisions is None:
            self._decisions = self.decided.standing() if self.decided else NONE
        return self._decisions

    @decisions.setter
    def decisions(self, decisions: Decisions) -> None:
        self._decisions = decisions

    @property
    def triples(self) -> ox.Store:
        """Oxigraph's own store; raises ``StoreError`` once it is closed."""
        if self._triples is None:
            raise StoreError(f"the store {self.location} is closed; open it again")
        return self._triples

    def change(self, removed: Iterable[ox.Quad], added: Iterable[ox.Quad]) -> None:
        """Take quads out and put others in, in one transaction: all of it happens or nothing.

        Parameters
        ----------
        removed: quads that are there; those that are also among the added stay as they are.

        Raises
        ------
        StoreError: when it cannot be written.
        """
        there, wanted = set(removed), set(added)
        old, new = there - wanted, wanted - there
        operations = [
            f"{verb} DATA {{ {_data(quads)} }}" for verb, quads in (("DELETE", old), ("INSERT", new)) if quads
        ]
        with plainly(self.location):
            if old:
                self.triples.update(";\n".join(operations))
            else:
                self.triples.extend(new)  # one transaction, too, and without SPARQL
            self._forget_empty({quad.graph_name for quad in old})

    def fill(self, graphs: Sequence[ox.NamedNode], wanted: Iterable[ox.Quad]) -> None:
        """Let graphs hold these quads and no others; they may be more than memory holds well.

        It is one transaction, unless all of the graphs are empty: then it is several, since one of millions of quads
        takes gigabytes.

        Raises
        ------
        StoreError: when it cannot be written.
        """
        with plainly(self.location):
            if all(next(self.quads(graph), None) is None for graph in graphs):
                coming = iter(wanted)
                while piece := list(islice(coming, AT_ONCE)):
                    self.triples.extend(piece)
                self.triples.optimize()  # what came in pieces lies in pieces, and takes twice as long to read
                return
        stay: set[int] = set()  # hashes, for memory's sake
        new: list[ox.Quad] = []
        for quad in wanted:
            if quad in self.triples:
                stay.add(hash(quad))
            else:
                new.append(quad)
        there = chain.from_iterable(map(self.quads, graphs))
        self.change((quad for quad in there if hash(quad) not in stay), new)

    def keep_text(self, text: str) -> None:
        """Keep the text of an article; raises ``StoreError`` when it cannot be written."""
        with plainly(self.location):
            self.texts.put(text)

    def drop_text(self, text_hash: str) -> None:
        """Forget a text unless an article has it; raises ``StoreError`` when it cannot be removed."""
        if next(self._with(tie.TEXT_HASH, ox.Literal(text_hash)), None) is None:
            with plainly(self.location):
                self.texts.drop(text_hash)

    def query(self, sparql: str, values: Mapping[str, Term] | None = None) -> Answer:
        """Ask a SPARQL question of the union of all graphs; a triple that stands in two graphs is there twice.

        Parameters
        ----------
        sparql: any query, with the prefixes of ``tieup.rdf.PREFIXES`` known; it is the caller's part to keep SERVICE
            out of it.
        values: what variables are to be, by their names; they must be among those that the query selects.

        Raises
        ------
        SyntaxError: when it is malformed.
        RuntimeError: when a value is for a variable that is not selected. Both are the engine's own words;
            ``tieup.questions`` puts them plainly.
        """
        bound: dict[ox.Variable, Term] = {ox.Variable(name): value for name, value in (values or {}).items()}
        prefixes = dict(PREFIXES)
        return self.triples.query(sparql, prefixes=prefixes, use_default_graph_as_union=True, substitutions=bound)

    def dataset(self) -> "Dataset":
        """Give the same store as an rdflib dataset, for reading; SPARQL asked there goes to Oxigraph."""
        from oxrdflib import OxigraphStore  # rdflib takes long to import
        from rdflib import Dataset

        dataset = Dataset(store=OxigraphStore(store=self.triples), default_union=True)
        for prefix, namespace in PREFIXES.items():
            dataset.bind(prefix, namespace)
        return dataset

    def quads(self, graph: ox.NamedNode | None = None) -> Iterator[ox.Quad]:
        """Give all quads, or those of one graph, in no order."""
        return self.triples.quads_for_pattern(None, None, None, graph)

    def article_ids(self) -> list[str]:
        """List the articles' IDs in alphabetical order."""
        found = self.triples.quads_for_pattern(None, ox.NamedNode(TYPE), ox.NamedNode(NEWS_ARTICLE))
        return sorted(article_id(quad.subject) for quad in found if isinstance(quad.subject, ox.NamedNode))

    def record(self, id: str) -> Record | None:
        """Give what is kept of an article; None when it is not there."""
        records = records_of(self.quads(article_iri(id)))
        return records[0] if records else None

    def article(self, id: str) -> Article:
        """Give an article with its text; the text is empty where it did not come with an import.

        Raises
        ------
        UnknownName: when there is no such article; the message offers the nearest IDs.
        """
        if (record := self.record(id)) is None:
            near = [found for found, *_ in extract(id, self.article_ids(), limit=3)]
            raise UnknownName(f"no article {id!r} in {self.location}; the nearest: {', '.join(near) or 'it is empty'}")
        return Article(**{**vars(record.article), "text": self.texts.get(record.text_hash) or ""})

    def claims(self, id: str) -> list[Claim]:
        """Give the claims of an article, ordered by place; none where there is no such article."""
        return claims_of(self.quads(article_iri(id)))

    def entities(self) -> dict[Entity, frozenset[str]]:
        """Give all entities, sorted, each with the other names by which articles call it."""
        typed = chain.from_iterable(self._with(TYPE, ox.NamedNode(tie.TIE + name)) for name in tie.entity_types())
        names = names_of(chain(typed, self._with(LABEL), self._with(ALTERNATIVE)))
        return dict(sorted(names.items()))

    def relations_about(self, triple: ox.Triple) -> set[ox.Quad]:
        """Give the quads of all relations of one kind between two ends, given as a plain triple."""
        ends: dict[str, Term] = {"subject": triple.subject, "predicate": triple.predicate, "object": triple.object}
        rows = cast(ox.QuerySolutions, self.query(_written("about"), ends))
        found = [self.quads_of(row["relation"]) for row in rows]
        return set(chain.from_iterable(found))

    def described(self, relations: Iterable[ox.NamedNode]) -> Iterator[ox.Quad]:
        """Give what is said of relations, but for their kind and ends, which their IRIs tell, and all their claims."""
        if nodes := " ".join(map(str, relations)):
            rows = cast(ox.QuerySolutions, self.query(_written("described").replace("UNDEF", nodes)))
            yield from (ox.Quad(row["relation"], row["property"], row["value"], RELATIONS) for row in rows)

    def quads_of(self, relation: ox.NamedNode) -> Iterator[ox.Quad]:
        """Give all that is said of a relation."""
        return self.triples.quads_for_pattern(relation, None, None, RELATIONS)

    def claim_quads(self, claims: Iterable[Term]) -> Iterator[ox.Quad]:
        """Give what the graphs of claims say of them and of all that this leads to; nothing of unknown ones.

        What several claims lead to, such as an entity, is read in the graph of the first of them.
        """
        read: set[Term] = set()
        for claim in claims:
            graph = self._graph_of(claim)
            waiting = [claim] if isinstance(claim, ox.NamedNode) and graph else []
            while waiting:
                for quad in self.triples.quads_for_pattern(waiting.pop(), None, None, graph):
                    yield quad
                    if _names_own_thing(quad.object) and quad.object not in read:
                        read.add(quad.object)
                        waiting.append(quad.object)

    def _graph_of(self, claim: Term) -> ox.NamedNode | ox.BlankNode | ox.DefaultGraph | None:
        """Give the graph that says what a claim is; relations only point to it."""
        if not isinstance(claim, ox.NamedNode):
            return None
        typed = next(self.triples.quads_for_pattern(claim, ox.NamedNode(TYPE), None), None)
        return typed.graph_name if typed else None

    def _with(self, predicate: str, object: Term | None = None) -> Iterator[ox.Quad]:
        return self.triples.quads_for_pattern(None, ox.NamedNode(predicate), object)

    def _forget_empty(self, graphs: Iterable[ox.NamedNode | ox.BlankNode | ox.DefaultGraph]) -> None:
        for graph in graphs:
            if next(self.triples.quads_for_pattern(None, None, None, graph), None) is None:
                self.triples.remove_graph(graph)


def _data(quads: Iterable[ox.Quad]) -> str:
    """Write quads as the data of a SPARQL update; the engine has no transaction but an update."""
    graphs: dict[str, list[str]] = defaultdict(list)
    for quad in quads:
        graphs[str(quad.graph_name)].append(str(quad.triple))
    return " ".join(f"GRAPH {graph} {{ {' . '.join(triples)} }}" for graph, triples in graphs.items())


def _names_own_thing(term: Term) -> TypeGuard[ox.NamedNode]:
    """Say whether a claim has to be read with what a term stands for; of its article the name is enough."""
    if not isinstance(term, ox.NamedNode):
        return False
    iri = term.value
    return iri.startswith(BASE) and not iri.startswith(_ARTICLES)


@cache
def _written(name: str) -> str:
    return files(__package__).joinpath(f"{name}.rq").read_text(encoding="utf-8")
