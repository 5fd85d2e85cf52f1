"""Input nobody would write by accident: any bytes, any page structure, the worst shapes."""
