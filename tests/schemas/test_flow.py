"""topics.yaml states one connected flow within the broker's limits."""

from pathlib import Path

import jsonschema_rs
import yaml

from streams.events import EnrichedEvent

TOPICS = yaml.safe_load((Path(__file__).parents[2] / "schemas/topics.yaml").read_text("utf-8"))
STAGES = ["split", "clean", "classify"]
PARTIES = {"type": "array", "minItems": 1, "uniqueItems": True, "items": {"type": "string"}}
TOPIC = {
    "type": "object",
    "properties": {
        # Hyphens within words: Kafka's metrics cannot tell a dot from an underscore.
        "name": {"type": "string", "pattern": "^news(\\.[a-z]+(-[a-z]+)*)+$", "maxLength": 249},
        "description": {"type": "string", "pattern": "^[A-Z].*\\.$"},
        "schema": {"type": "string"},
        "label": {"type": "string", "pattern": "^[a-z][a-z0-9_]*$"},
        "key": {"type": "string", "minLength": 1},
        "written_by": PARTIES,
        "read_by": PARTIES,
        "partitions": {"type": "integer", "minimum": 1, "maximum": 1000},
        "retention_ms": {"type": "integer", "minimum": 86_400_000},
        "max_message_bytes": {"type": "integer", "minimum": 1_048_576, "maximum": 4_194_304},
        "cleanup_policy": {"enum": ["delete"]},
    },
    "additionalProperties": False,
}
TOPIC["required"] = sorted(TOPIC["properties"].keys() - {"label"})


def by_name() -> dict[str, dict]:
    return {topic["name"]: topic for topic in TOPICS["topics"]}


def test_every_topic_says_everything():
    validator = jsonschema_rs.validator_for(TOPIC)
    assert [list(validator.iter_errors(topic)) for topic in TOPICS["topics"]] == [[]] * 7
    assert len(by_name()) == 7


def test_each_stage_reads_what_the_one_before_it_writes():
    writers = ["producers", *STAGES]
    main = [topic for topic in TOPICS["topics"] if topic["name"].count(".") == 1][:4]
    assert [topic["written_by"] for topic in main] == [[writer] for writer in writers]
    assert [topic["read_by"] for topic in main] == [[reader] for reader in [*STAGES, "consumers"]]


def test_every_stage_can_set_a_record_aside():
    dead = by_name()["news.dead-letters"]
    assert dead["written_by"] == STAGES
    others = [topic for topic in TOPICS["topics"] if topic is not dead]
    assert dead["max_message_bytes"] > max(topic["max_message_bytes"] for topic in others)


def test_a_labels_topic_is_named_after_it_and_like_the_one_with_all():
    enriched = by_name()["news.enriched"]
    for topic in (topic for topic in TOPICS["topics"] if "label" in topic):
        assert topic["name"] == f"news.enriched.{topic['label'].replace('_', '-')}"
        own = {"name", "description", "label"}
        assert {k: v for k, v in topic.items() if k not in own} == {
            k: v for k, v in enriched.items() if k not in own
        }


def test_keys_are_fields_of_the_event():
    events = [topic for topic in TOPICS["topics"] if topic["written_by"] != ["producers"]]
    keys = {topic["key"] for topic in events if topic["name"] != "news.dead-letters"}
    assert keys == {"item_id"} <= EnrichedEvent.__required_keys__
