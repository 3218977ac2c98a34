"""Every error that tieup raises on purpose; each message says what is wrong, where, and what to do."""


class TieupError(Exception):
    """The root: whoever catches it catches all that a user can mend."""


class ArticleError(TieupError, ValueError):
    """An article that cannot be read: empty, binary, in a wrong encoding, or with a malformed header."""


class DateError(TieupError, ValueError):
    """A date that is not one: neither a day, a month, a year, nor one of the EDTF forms that tieup knows."""


class UnknownName(TieupError, LookupError):
    """A name that the store, the queries or the registry does not hold; the message offers the nearest ones."""


class QueryError(TieupError, ValueError):
    """A question that cannot be asked: malformed, with a missing value, or reaching outside the store."""


class StoreError(TieupError, OSError):
    """A store that cannot be opened, read or written; what it held is untouched."""


class PolicyError(TieupError, ValueError):
    """An acceptance policy that cannot be used: unreadable, or with other settings than there are."""


class ReplyError(TieupError, ValueError):
    """A language model's reply that cannot be read; what the store holds of the article stays as it was."""


class EndpointError(TieupError, OSError):
    """A server that cannot be asked: unreachable, too slow, refusing, or, for a language model, without its client."""


class PipelineError(TieupError, OSError):
    """A spaCy pipeline that cannot be loaded: it, or spaCy itself, is not installed."""


class BudgetError(TieupError, RuntimeError):
    """A call that would cost more than was allowed; it has not been made."""


class EvaluationError(TieupError, ValueError):
    """A gold set or a file of facts that cannot be scored: missing, malformed, or with terms the ontology lacks."""


class DecisionError(TieupError, ValueError):
    """A person's decision that cannot be read, kept or followed; nothing was decided then."""
