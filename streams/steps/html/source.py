"""HTML as it is written: is it HTML, and what of it the tree of its elements would not show."""

import re
from collections import Counter

from streams.steps.html.nodes import tidied
from streams.steps.lines.bylines import is_place
from streams.steps.lines.judge import judge
from streams.steps.lines.markers import DETAILS, LABELS, PAGERS, SIGN
from streams.steps.lines.written import is_date
from streams.steps.text.fold import fold_phrase
from streams.steps.text.repair import unescaped

# A reference to the sign of a border, which only we write.
_SIGN = re.compile(rf"&#(?:x0*{ord(SIGN):x}|0*{ord(SIGN)})(?!\w);?", re.I)
_NAMES = "html|body|div|p|article|section|br|h[1-6]|span|li|a|title"  # that no prose has
_TAG = re.compile(rf"</?(?:{_NAMES})\b", re.I)
_ESCAPED_TAG = re.compile(rf"&lt;/?(?:{_NAMES})\b", re.I)
_ENTITY = re.compile(r"&(?:nbsp|quot|amp|[lr]aquo|hellip|[mn]dash|#\d{2,5}|#x[\dA-Fa-f]{2,5});")
_BLOCK = re.compile(
    r"<(?=/?(?:p|div|br|h[1-6]|li|ul|ol|tr|td|th|table|article|section|header|footer|nav|aside|main|"
    r"figure|figcaption|blockquote|time|title|form|dl|dt|dd|hr|pre|address|button|body)\b)",
    re.I,
)
# Links with nothing between them: tags, whose borders the text alone would not show.
_LINK = r"<[aA]\b[^<>]{0,300}>[^<>]{1,60}</[aA]>[\s،,]{0,20}"
_LINKS = re.compile(rf"{_LINK}(?:{_LINK}){{2,}}")  # not "{3,}", whose beginning takes long to find
# A label before its link, a date or a name before the other, and links with nothing between them.
_JOINT = re.compile(
    r">(?P<label>[^<>]{2,45})</span>\s*(?=<a\b)"
    rf"|>(?P<pager>{'|'.join(PAGERS)})</span>(?=<span\b)"
    r"|>(?P<name>[^<>\d]{2,40})</span>\s+(?=<span\b[^<>]{0,100}>(?P<day>[^<>]{6,40})<)"
    r"|>(?P<glued>[^<>]{2,80})</(?:span|time)>(?=<(?:span|time)\b[^<>]{0,100}>(?P<next>[^<>]{2,80})<)"
    r"|(?P<link></a>)(?=<a\b)"
)
_HEADING = re.compile(r"<h[1-6]\b", re.I)
_LINKED = re.compile(r"<a\b(?:(?!<a\b).){0,600}?</a>", re.I)
_LONGEST_BESIDE = 120  # characters of what stands beside links in a row
_MARKUP = re.compile(r"<[^<>]*>")
# A tag with its attributes; what looks like one in a comment, a script or a quote is none.
_TAG_NAME = re.compile(
    r"<!--(?:-?>|.*?(?:--!?>|\Z))|<(?P<raw>script|style|textarea|title)\b.*?(?:</(?P=raw)|\Z)"
    r"|<(?P<end>/?)(?P<name>[a-z][a-z0-9]*)(?:[^>=]|=\s*+(?:\"[^\"]*\"|'[^']*')?)*+",
    re.I | re.S,
)
_VOID = frozenset(
    {"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
)
_DEEPEST = 1_000  # elements in each other


def is_html(text: str) -> bool:
    """Tell whether a text of unknown type is HTML: it has a tag, escaped once perhaps."""
    if "<" in text and _TAG.search(text):
        return True
    return "&" in text and _ESCAPED_TAG.search(text) is not None


def has_entities(text: str) -> bool:
    """Tell whether a text without tags has characters written as HTML writes them: «&quot;»."""
    return "&" in text and _ENTITY.search(text) is not None


def marked(html: str) -> str:
    """Put each block on a line of its own, and bars or signs between what stands beside others."""
    if not _TAG.search(html):
        html = unescaped(html)
    html = _SIGN.sub(" ", html)
    barred = _LINKS.sub(_with_bars, " ".join(html.splitlines()).replace(">|<", "> | <"))
    return "\n".join(map(_parted, _BLOCK.sub("\n<", barred).split("\n")))


def without_markup(html: str) -> str:
    """Give what stands between the tags."""
    return unescaped(_MARKUP.sub("", html))


def is_too_deep(html: str) -> bool:
    """Tell HTML that no site has: a parser's time grows with the square of the depth."""
    if html.count("<") < _DEEPEST:
        return False
    opened: Counter[str] = Counter()
    depth = deepest = 0
    for tag in _TAG_NAME.finditer(html):
        name = (tag["name"] or "br").lower()
        if name not in _VOID and (opened[name] or not tag["end"]):
            step = -1 if tag["end"] else 1
            opened[name] += step
            depth += step
            deepest = max(deepest, depth)
    return deepest >= _DEEPEST


def _parted(line: str) -> str:
    """Part what only a style sheet sets apart, in a line of few words that is no heading."""
    if not _JOINT.search(line) or _HEADING.match(line):
        return line
    beside = _MARKUP.sub("", _LINKED.sub("", line)).strip()
    return _JOINT.sub(_with_sign, line) if len(beside) <= _LONGEST_BESIDE else line


def _with_sign(joint: re.Match[str]) -> str:
    """Put the sign between two parts that text has there, none between words of a sentence."""
    label = tidied(joint["label"] or "")
    if joint["link"]:
        sign = " | "
    elif joint["pager"] or is_place(label) or fold_phrase(label) in LABELS:
        sign = ": "
    elif is_date(tidied(label or joint["day"] or "")):
        sign = " - "
    elif _is_detail(joint["glued"]) or _is_detail(joint["next"]):
        sign = "\n"
    else:
        return joint[0]
    return f"{joint[0].rstrip()}{sign}"


def _is_detail(part: str | None) -> bool:
    return part is not None and judge(tidied(part)).kind in DETAILS


def _with_bars(links: re.Match[str]) -> str:
    return links[0].replace("</a>", "</a> | ").replace("</A>", "</A> | ")
