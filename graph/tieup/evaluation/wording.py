"""The sentences behind a fact: those that a claim rests on, or those that name both of its ends."""

from collections.abc import Callable, Iterable
from datetime import date

from tieup.evaluation.facts import Fact
from tieup.evaluation.folding import folded
from tieup.evaluation.goldset import GoldSet
from tieup.extraction.layout import Sentence, layout
from tieup.extraction.spans import touching, within
from tieup.extraction.timex import time_expressions
from tieup.model import Article
from tieup_ontology import relation_terms

QUOTED_WORDS = 5  # of a quotation, by which its first sentence is found

Says = Callable[[Sentence], bool]


def wording(gold: GoldSet, fact: Fact) -> list[str]:
    """Return the sentences around a fact's evidence or, where it has none, those in which both of its ends stand.

    For a quotation it is the sentence with its first words.

    Returns
    -------
    The sentences in the order of the text; none where no single sentence names both ends.
    """
    article = gold.articles[fact.article]
    sentences = layout(article.text).sentences
    if fact.evidence:
        chosen = touching(sentences, fact.evidence.start, fact.evidence.end)
    else:
        ends = _ends(gold, article, fact)
        chosen = [sentence for sentence in sentences if all(says(sentence) for says in ends)]
    return [article.text[sentence.start : sentence.end] for sentence in chosen]


def _ends(gold: GoldSet, article: Article, fact: Fact) -> list[Says]:
    kinds = relation_terms()[fact.predicate].range
    if kinds == {"Article"}:  # who speaks often stands in another sentence than the words
        return [_naming(article, [" ".join(folded(fact.quote or "").split()[:QUOTED_WORDS])])]
    subject = _naming(article, gold.spellings(fact.subject))
    if kinds == {"date"}:
        return [subject, _dated(article, fact.object)]
    return [subject, _naming(article, gold.spellings(fact.object))]


def _naming(article: Article, spellings: Iterable[str]) -> Says:
    names = [f" {spelling} " for spelling in spellings]
    return lambda sentence: any(name in f" {folded(article.text[sentence.start : sentence.end])} " for name in names)


def _dated(article: Article, day: str) -> Says:
    published = date.fromisoformat(article.published) if article.published else None
    expressions = [found for found in time_expressions(article.text, published) if found.value == day]
    return lambda sentence: bool(within(expressions, sentence.start, sentence.end))
