"""The sample feed through the pure steps gives what samples/expected.json says."""

import json
from pathlib import Path

import jsonschema_rs
import pytest

from streams.cli.pages import pages
from streams.errors import Unprocessable
from streams.schemas import check
from streams.steps.classify import classify
from streams.steps.clean import clean
from streams.steps.parse import parse
from streams.steps.split import split
from tests.schemas.strict import closed

SAMPLES = Path(__file__).parents[2] / "samples"
EXPECTED = json.loads((SAMPLES / "expected.json").read_bytes())
OPEN = json.loads((SAMPLES.parent / "schemas/news.enriched/1.0.0.json").read_bytes())


def records(path: Path) -> list[bytes]:
    """What `publish` sends of a file."""
    return [page.value for page in pages([path], jsonl=False, limit=1_000_000)]


def outcome(value: bytes) -> dict:
    try:
        return {"events": [classify(clean(item)) for item in split(parse(value))]}
    except Unprocessable as error:
        return {"dead_letter": error.reason}


@pytest.fixture(scope="module")
def outcomes() -> dict[str, list[dict]]:
    return {p.name: [outcome(v) for v in records(p)] for p in sorted((SAMPLES / "feed").iterdir())}


@pytest.fixture(scope="module")
def events(outcomes) -> list[dict]:
    return [event for name in outcomes for one in outcomes[name] for event in one.get("events", [])]


PAGES = [
    pytest.param(name, place, page, id=f"{name}-{place}")
    for name, found in EXPECTED.items()
    for place, page in enumerate(found)
]
ARTICLES = [
    pytest.param(
        *(name, place, position, article),
        id=f"{name}-{place}-{position}",
    )
    for name, found in EXPECTED.items()
    for place, page in enumerate(found)
    for position, article in enumerate(page.get("articles", []))
]


def test_every_record_is_expected(outcomes):
    counts = {name: len(found) for name, found in outcomes.items()}
    assert counts == {name: len(found) for name, found in EXPECTED.items()}


@pytest.mark.parametrize(("name", "place", "page"), PAGES)
def test_a_record_gives_its_articles_or_its_dead_letter(outcomes, name, place, page):
    found = outcomes[name][place]
    assert found.get("dead_letter") == page.get("dead_letter")
    titles = [article["title"] for article in page.get("articles", [])]
    assert [event["title"] for event in found.get("events", [])] == titles
    if "raw_id" in page:
        assert {event["raw_id"] for event in found["events"]} == {page["raw_id"]}


@pytest.mark.parametrize(("name", "place", "position", "article"), ARTICLES)
def test_an_article_is_what_a_reader_would_say(outcomes, name, place, position, article):
    event = outcomes[name][place]["events"][position]
    found = {label["label"] for label in event["labels"]} - set(article.get("borderline", []))
    assert sorted(found) == article["labels"]
    assert event["role"] == article["role"]
    assert event.get("published") == article.get("published")
    assert event["sources"] == article["sources"]
    assert event["text"].startswith(article["starts"]) and event["text"].endswith(article["ends"])
    assert [part for part in article.get("absent", []) if part in event["text"]] == []
    if "related_headlines" in article:
        assert event["related_headlines"] == article["related_headlines"]
    if "countries" in article:
        assert sorted(country["code"] for country in event["countries"]) == article["countries"]


def test_every_event_follows_its_schema_to_the_letter(events):
    validator = jsonschema_rs.validator_for(closed(OPEN), validate_formats=True)
    for event in events:
        check("news.enriched", event)
        validator.validate(event)


def test_evidence_points_at_its_words(events):
    for event in events:
        marked = [*event["labels"], *event["countries"]]
        for span in (span for entry in marked for span in entry["evidence"]):
            assert event[span["field"]][span["start"] : span["end"]] == span["text"]


def test_the_same_feed_gives_the_same_events(outcomes):
    for path in (SAMPLES / "feed").iterdir():
        assert [outcome(value) for value in records(path)] == outcomes[path.name]


def test_the_feed_has_every_kind(events):
    carried = {tuple(sorted(label["label"] for label in event["labels"])) for event in events}
    both = ("diplomacy", "military_cooperation")
    assert carried == {(), ("diplomacy",), ("military_cooperation",), both}
    assert {event["role"] for event in events} == {"main", "related"}
    assert len(EXPECTED) >= 24
