"""Events as the worker emits them, with a text of the test's choice in every field."""

from typing import Any


def event(text: str = "") -> Any:
    """An enriched event; `text` stands in every field that may hold anything."""
    span = {"field": "text", "start": 0, "end": 3, "text": f"وفد{text}"}
    return {
        "schema": "news.enriched/1.0.0",
        "item_id": "0" * 32,
        "raw_id": "sahel-1",
        "position": 0,
        "role": "main",
        "title": f"وفد قبرصي في عمّان{text}",
        "text": f"وفد عسكري يزور عمّان{text}\nوبحث الجانبان التدريب المشترك.",
        "related_headlines": [f"أمطار متفرقة{text}"],
        "sources": [f"وكالة الساحل{text}"],
        "keywords": [f"الأردن{text}", "قبرص"],
        "language": "ar",
        "published": {"date": "2025-03-04", "precision": "day"},
        "byline": f"سعاد النمري{text}",
        "dateline": f"عمّان{text}",
        "source": f"الساحل{text}",
        "url": f"https://sahel.example/1{text}",
        "labels": [{"label": "diplomacy", "probability": 0.81, "evidence": [span]}],
        "probabilities": {"diplomacy": 0.81, "military_cooperation": 0.12},
        "countries": [{"code": "CY", "count": 1, "evidence": []}],
        "model": {"name": "test", "version": "1"},
    }
