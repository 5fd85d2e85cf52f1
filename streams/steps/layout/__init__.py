"""A page's text to its lines, put together and set apart until each line is one thing."""
