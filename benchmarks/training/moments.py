"""How the model that tells when relations began and ended is trained: on the dates of facts in annotated articles."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tieup.extraction.gathering import found_in
from tieup.extraction.models import Models
from tieup.extraction.moments import END, START, Moment, moments
from tieup.extraction.patterns import by_rules, calendar_of
from tieup.extraction.weights import Weights
from training.annotated import Annotated, annotated_name
from training.choosing import chooser
from training.linear import Pace
from training.names import names_of

PACE = Pace(rounds=8, decay=1e-4)


@dataclass(frozen=True)
class Question:
    """What may have been the start or the end of something found in a text, and the places of what is right."""

    text: str
    choices: Sequence[Moment]
    right: Sequence[int]


def questions(text: Annotated, models: Models) -> Iterator[Question]:
    """Yield the findings of a text that its annotation has, where its dates are among those that may be meant."""
    plain = annotated_name(text)
    facts = {(fact.predicate, frozenset((fact.subject, fact.object))): fact for fact in text.facts}
    read, found, case = found_in(text.article, names_of(text), models)
    calendar = calendar_of(read, case)
    for finding, said in found:
        predicate = finding.rule.predicate
        fact = facts.get((predicate, frozenset((plain(finding.subject), plain(finding.object)))))
        if fact is None or predicate == "launchedOn":
            continue
        ruled = by_rules(finding, read, said)
        for which, proposed, wanted in ((START, ruled.start, fact.start), (END, ruled.end, fact.end)):
            offered = moments(calendar, finding, which, proposed, said.certainty)
            right = [place for place, moment in enumerate(offered) if moment.value == wanted]
            if right:
                yield Question(text.article.id, offered, right)


def model(asked: Sequence[Question]) -> Weights:
    """Return weights that were trained on findings with their dates."""
    return chooser([([moment.features for moment in q.choices], q.right) for q in asked], PACE)
