"""news-streams: raw Arabic news feeds in, clean and classified events out, on Kafka."""

__version__ = "0.1.0"
