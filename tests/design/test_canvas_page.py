"""What the page about the canvas says is so."""

import re
from pathlib import Path

from designer.design.analysis import analyse
from designer.design.choosing.query import parse
from designer.design.choosing.suggestions import Spot, suggestions
from designer.design.targets import load

PAGE = (Path(__file__).parents[2] / "docs" / "canvas.md").read_text(encoding="utf-8")


def test_every_shorthand_of_the_page_is_offered():
    typed = re.findall(
        r"^\| `([^`]+)` \| (?!an id)[^|]*\|$", PAGE.split("**Wires")[0], re.MULTILINE
    )
    assert len(typed) == 6
    analysis = analyse(load("resnet18"))
    for text in typed:
        node = "flatten" if text.startswith("fc") else "layer1"
        assert next(suggestions(analysis, Spot((node, "out")), text), None), text


def test_every_term_of_the_page_can_be_asked_for():
    table = PAGE.split("**Finding")[1].split("**Laying")[0]
    terms = [term for line in table.splitlines() for term in re.findall(r"`([^`]+)`", line[:60])]
    assert len(terms) >= 10
    for term in terms:
        parse(term)
