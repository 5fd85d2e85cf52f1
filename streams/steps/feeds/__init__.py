"""Feeds: their entries, each written as the HTML page that it is short for."""
