"""A real Apache Kafka for tests, benchmarks and the soak: plain JVM processes in KRaft mode."""

from tests.kafka.broker import Broker, Cluster, free_ports, required, unavailable

__all__ = ["Broker", "Cluster", "free_ports", "required", "unavailable"]
