"""The lexicon holds nothing that nobody uses, and every pattern in it is one."""

from pathlib import Path

import pytest

from tieup.extraction.cues import cue, form
from tieup.extraction.rules import FILES, rules
from tieup.lexicon import table, text

CODE = "".join(path.read_text(encoding="utf-8") for path in (Path(__file__).parents[1] / "graph").rglob("*.py"))
RULES = [f"rules/{name}.toml" for name in FILES]
PATTERNS = "".join(text(name) for name in ("cues.toml", "forms.toml", "pairs.toml", *RULES, "contexts.toml"))
FORMS = [f"{group}.{name}" for group, forms in table("forms.toml").items() for name in forms]
CUES = [f"{group}.{name}" for group, lists in table("cues.toml").items() for name in lists]


@pytest.mark.parametrize("name", FORMS)
def test_a_form_compiles_and_is_looked_for(name: str) -> None:
    assert form(name).pattern
    assert f'"{name}"' in CODE


@pytest.mark.parametrize("name", CUES)
def test_a_list_of_cue_words_compiles_and_is_used(name: str) -> None:
    assert cue(name).pattern
    assert f"<{name}>" in PATTERNS or f'"{name}"' in CODE or name.startswith("voices.")


def test_each_rule_has_a_name_of_its_own_and_both_ends() -> None:
    assert len({rule.name for rule in rules()}) == len(rules())
    for rule in rules():
        groups = set(rule.pattern.groupindex)
        assert {"G"} <= groups or ({"A"} <= groups and groups & {"B", "D"}), rule.name
