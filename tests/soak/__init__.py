"""Break workers, brokers and connections by a schedule, and account for every item afterwards."""
