"""What lines say: one by its own words, and those that these leave open by their place."""
