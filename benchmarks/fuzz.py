"""Spoiled articles must neither stop the built-in extractor nor slow it down: python benchmarks/fuzz.py [--seconds N].

The sample corpus is cut, shuffled, misread in other encodings, stuffed with quotation marks and control characters, and
read. Then texts of several forms are read in two lengths, one twice the other: where the time grows much more than
twofold, it is not linear. Ends with status 1 if anything was raised.
"""

import sys
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Callable
from importlib.resources import files
from random import Random
from time import perf_counter
from traceback import format_exc

from tieup.articles import read_article
from tieup.extraction.patterns import extract
from tieup.model import Article

Spoil = Callable[[str, Random], str]
STRANGE = (
    "\ud800",
    "\x00",
    "\u202e",
    "\ufeff",
    "\u200b",
    "⟦O0+1⟧",
    "⟧",
    "“",
    '"',
    "«",
    "(",
    "\r",
    "\x85",
    "𝒜",
    "ǅ",
    "’s",
    "İ",
)
LENGTH = 10_000  # characters of the shorter text
FORMS = {
    "one sentence": "the maker Acme and Blix will work with Corvo on phones and ",
    "quotation marks": '"“Acme said "we will “work" ',
    "opening marks": "“",
    "names": "Acme Blix Corvo Delfin ",
    "a list": "Acme, Blix, Corvo and Delfin, ",
    "brackets": "(Acme (Blix ",
    "years": "2019, 2020 and 2021, ",
    "one word": "Acme",
    "digits": "1",
    "capitals": "A.B.",
    "lines": "Acme:\n",
    "stops": ". ! ",
    "only stops": ".",
    "only spaces": " ",
    "sentences": "Acme and Blix are partners. They sell phones, said Jo Doe, CEO of Acme. ",
}


def cut(text: str, random: Random) -> str:
    """Take a part out of a text."""
    start, end = sorted(random.randrange(len(text) + 1) for _ in range(2))
    return text[start:end]


def shuffled(text: str, random: Random) -> str:
    """Shuffle the words of a text."""
    words = text.split(" ")
    random.shuffle(words)
    return " ".join(words)


def misread(text: str, random: Random) -> str:
    """Read the bytes of a text in another encoding."""
    written, read = random.choice(
        [("utf-8", "latin-1"), ("utf-8", "cp1252"), ("utf-16", "latin-1"), ("utf-8", "cp437")]
    )
    return text.encode(written, "surrogatepass").decode(read, "replace")


def stuffed(text: str, random: Random) -> str:
    """Put strange characters into a text."""
    for _ in range(random.randrange(1, 40)):
        place = random.randrange(len(text) + 1)
        text = text[:place] + random.choice(STRANGE) * random.randrange(1, 5) + text[place:]
    return text


def run_on(text: str, _: Random) -> str:
    """Leave out all that ends a sentence."""
    return text.replace(".", "").replace("\n", " ")


WAYS: tuple[Spoil, ...] = (cut, shuffled, misread, stuffed, run_on)


def spoilt(texts: list[str], random: Random) -> str:
    """Spoil one of some texts in one to three ways."""
    text = random.choice(texts)
    for way in random.sample(WAYS, random.randrange(1, 4)):
        text = way(text, random)
    return text


def fuzz(seconds: float, seed: int) -> int:
    """Read spoiled articles for some time, print what is raised, and return how often something was."""
    paths = sorted(str(path) for path in files("tieup").joinpath("sample").iterdir() if path.name.endswith(".txt"))
    texts, random = [read_article(path).text for path in paths], Random(seed)
    faults = read = 0
    end = perf_counter() + seconds
    while perf_counter() < end:
        article = Article("fuzz", spoilt(texts, random), published="2022-06-01")
        read += 1
        try:
            extract(article)
        except Exception:  # noqa: BLE001  # whatever it is, it is a fault
            faults += 1
            print(f"{article.text!r}\n{format_exc()}", file=sys.stderr)
    print(f"{read} spoiled articles read in {seconds:g} s, {faults} faults")
    return faults


def growth(form: str) -> tuple[float, float]:
    """Return the seconds that a text of a form takes, and how many times as long one twice its length does."""
    short, long = (seconds((form * (length // len(form) + 1))[:length]) for length in (LENGTH, 2 * LENGTH))
    return short, long / short


def seconds(text: str) -> float:
    """Return how long reading a text takes."""
    begin = perf_counter()
    extract(Article("fuzz", text, published="2022-06-01"))
    return perf_counter() - begin


def main() -> None:
    """Fuzz, and measure how the time grows."""
    parser = ArgumentParser(description=__doc__, formatter_class=RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=5.0)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    faults = fuzz(arguments.seconds, arguments.seed)
    for name, form in FORMS.items():
        short, times = growth(form)
        print(f"{name:16} {short:6.2f} s for {LENGTH:,} characters, {times:.1f} times that for twice as many")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
