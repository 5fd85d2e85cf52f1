"""Every link in a document leads to a file, and to a heading where it names one."""

import re
from pathlib import Path

import pytest

from tests.readme.shown import ROOT

FOLDERS = ("", "bench", "deploy", "docs", "docs/decisions", "samples", "schemas")
DOCUMENTS = sorted(path for folder in FOLDERS for path in (ROOT / folder).glob("*.md"))


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_leads_somewhere(document: Path) -> None:
    links = re.findall(r"\]\((?!https?:)([^)\s]+)\)", _prose(document))
    assert not [link for link in links if not _leads_somewhere(document, link)]


def test_links_are_found() -> None:
    assert _leads_somewhere(ROOT / "README.md", "docs/guarantees.md#faults")
    assert not _leads_somewhere(ROOT / "README.md", "docs/guarantees.md#none")
    assert not _leads_somewhere(ROOT / "README.md", "docs/none.md")


def _leads_somewhere(document: Path, link: str) -> bool:
    name, _, anchor = link.partition("#")
    target = document.parent / name if name else document
    return target.exists() and (not anchor or anchor in _anchors(target))


def _anchors(document: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", _prose(document), re.M)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


def _prose(document: Path) -> str:
    """A document without its code."""
    return re.sub(r"^```.*?^```$", "", document.read_text(encoding="utf-8"), flags=re.M | re.S)
