"""HTML pages of the articles of our own writing."""

from tests.articles import DAM, DAM_BODY, page


def prose(lines: list[str]) -> str:
    return "".join(f"<p>{line}</p>" for line in lines)


TIME = "<time datetime='2024-11-15T08:30:00+02:00'>{}</time>"
ARTICLE = f"<h1>{DAM}</h1>{prose(DAM_BODY)}"


def html(body: str, head: str = "") -> list[dict]:
    """Give the clean articles of an HTML page."""
    return page(f"<html><head><title>{DAM}</title>{head}</head><body>{body}</body></html>")
