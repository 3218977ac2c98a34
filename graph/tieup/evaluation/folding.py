"""Names without what they may be written with or without: case, accents, punctuation, legal forms."""

import re
from unicodedata import combining, normalize

_POSSESSIVE = re.compile(r"['’]s\b")
_WORD = re.compile(r"[\w+]+")
_ARTICLE = "the"
_LEGAL_FORM = re.compile("ag|se|gmbh|inc|corp|corporation|co|ltd|limited|plc|llc|group|technologies|company")


def folded(name: str) -> str:
    """Return what two ways of writing a name have in common.

    >>> folded("The Señor Optics Co., Ltd."), folded("SENOR OPTICS'S")
    ('senor optics', 'senor optics')

    Where nothing but legal forms is left, they stay:

    >>> folded("Group")
    'group'
    """
    plain = "".join(sign for sign in normalize("NFKD", name).casefold() if not combining(sign))
    plain = _POSSESSIVE.sub("", plain)
    words = [word for word in _WORD.findall(plain) if not _LEGAL_FORM.fullmatch(word)]
    if len(words) > 1 and words[0] == _ARTICLE:
        del words[0]
    return " ".join(words or plain.split())
