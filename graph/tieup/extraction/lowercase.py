"""Names that their owners write in lower case, such as "vivo": told by where no other word would stand so."""

import re
from collections import Counter, defaultdict

from tieup.extraction.cues import form
from tieup.names import words

KINDS = 2  # of evidence that a word needs, and places
EVIDENCE = (
    "lowercase.opening",
    "lowercase.model",
    "lowercase.kind",
    "lowercase.owner",
    "lowercase.clause",
    "lowercase.saying",
    "lowercase.apposition",
)


def lower_case_names(text: str) -> frozenset[str]:
    """Return the words of a text that are names although they are written in lower case: brands, and drugs.

    >>> sorted(lower_case_names("The brand zephy, new in Europe, shows the zephy 5. zephy has no comment."))
    ['zephy']
    >>> sorted(lower_case_names("The company, founded in 2019, sells the last 5 of them. it has no comment."))
    []
    """
    drugs = {match["name"] for match in form("lowercase.drug").finditer(text)}
    kinds: dict[str, set[str]] = defaultdict(set)
    for kind in EVIDENCE:
        for match in form(kind).finditer(text):
            kinds[match["name"]].add(kind)
    likely = {word for word, own in kinds.items() if len(own) >= KINDS}
    often = Counter(re.findall(r"[a-z]+", text)) if likely else Counter()
    ordinary = words("plain") | words("generic") | words("counted")
    return frozenset({*drugs, *(word for word in likely if often[word] >= KINDS and word not in ordinary)})
