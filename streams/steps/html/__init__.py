"""An HTML page as the lines that a reader sees."""
