"""The lines of a page together: which belong to which article, and which to none."""
