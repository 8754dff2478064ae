"""The documents tell the truth: generated pages are current, links lead somewhere."""

import re
from pathlib import Path

import pytest

from docs.generate import pages

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize("name", ["layers.md", "presets.md"])
def test_the_generated_pages_are_current(name):
    assert (ROOT / "docs" / name).read_text() == pages()[name], "run: python -m docs.generate"


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"])
def test_links_to_files_lead_to_files(name):
    targets = re.findall(r"\]\(([^)#:]+)\)", (ROOT / name).read_text())
    assert all((ROOT / target).exists() for target in targets)
