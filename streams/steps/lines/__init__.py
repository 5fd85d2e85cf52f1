"""What one line says by its own words: a stamp, a credit, tags, a writer, or the body."""
