"""An article that arrives in one long line: cut into lines where its layout is certain."""

import re
from itertools import pairwise, takewhile

from streams.steps.layout.blocks import blocks_apart, list_apart
from streams.steps.lines.bylines import is_outlet, is_person
from streams.steps.lines.date_words import ANY_DAY
from streams.steps.lines.line import LONGEST_HEADLINE, LONGEST_TAIL, SHORTEST_HEADLINE
from streams.steps.lines.markers import (
    END_OF_LIST,
    LIST,
    LONG_WIRES,
    ONE_LINE_OPENINGS,
    READ_ON_PATTERN,
    RELATED_PATTERN,
)
from streams.steps.lines.values import KINDS_OF_OUTLET
from streams.steps.lines.written import source_line
from streams.steps.text.phrases import Phrases

_LONG, _PART = 450, 150  # characters of such a line, and of a piece that wide gaps left of it
_WORDS = 4  # of a credit right before a share bar
_FEW = 3  # lines of a page that may be in one line though it is short
_HEAD = 1_500  # characters in which stamps and the headline are looked for

# «26», of one name or two: «آذار/مارس», «ديسمبر/ كانون الأول».
_MONTH = r"[^\W\d]{2,9}(?: [^\W\d]{3,6})??(?: ?/ ?[^\W\d]{2,9}(?: [^\W\d]{3,6})?)??"
_DAY = (
    rf"(?:(?:{ANY_DAY})[،,]? )?(?:\d{{1,2}} {_MONTH} \d{{4}}|\d{{4}}-\d{{1,2}}-\d{{1,2}}"
    r"|\d{1,2}(?P<sep>[./-])\d{1,2}(?P=sep)\d{4})(?: ?[|،-]? ?\d{1,2}:\d{2}(?: [صم]\b)?(?: GMT)?)?"
)
_STAMP = re.compile(
    r"تاريخ النشر: \d{1,2}(?:st|nd|rd|th), [A-Z][a-z]{2,8} \d{4} GMT"
    rf"|(?:تاريخ النشر:|نشرت? في:|آخر تحديث:?) {_DAY}|آخر تحديث قبل \d{{1,3}} [^\W\d]{{3,6}}"
    rf"|(?:{ANY_DAY}) \d{{1,2}}-\d{{1,2}}-\d{{4}} \d{{1,2}}:\d{{2}}"
    rf"|Published \d{{1,2}} {_MONTH} \d{{4}}(?:، \d\d:\d\d GMT)?"
    rf"|\d{{1,2}}:\d{{2}} [صم] \| (?:{ANY_DAY}) \d{{1,2}} [^\W\d]{{3,9}} \d{{4}}"
    r"|مدة القراءة: \d{1,3} [^\W\d]{3,6}"
)
# One of these stands in every line that there is something to cut in.
_INSIDE = (
    *("المزيد ", "أخبار متعلقة", "list of ", "شارك من خلال", "المصدر: ", "قد يهمك"),
    *("قرأ أيض", "قرأ ايض", "قرا أيض", "قرا ايض", "طالع أيض", "شاهد أيض"),
    *("تاريخ النشر: ", "نشر في: ", " ص | ", " م | ", "Published ", "مدة القراءة"),
    *(" A A ", "Facebook X", END_OF_LIST),
)
_SURE = ("شارك من خلال", "Stories ", "طباعة ارسل", " A A ", "Facebook X")
_SIGNS, _SURE_SIGNS = Phrases(_INSIDE), Phrases(_SURE)
SIGNS = (*_INSIDE, *_SURE, *ONE_LINE_OPENINGS)  # without one of them a page stays as it is
_BODY_MARK = " A A "  # the buttons for a larger and a smaller letter, right above the body
_BYLINE = re.compile(r"(?:كتبت?: |Author, )(.{3,60}?)(?= Role, | Published |$)")
_WRITTEN = re.compile(r"(?:كتبت?: |بقلم:? )([^\W\d]+ [^\W\d]+) ")  # right below the stamp
_PHOTOGRAPHED = "تصوير :"
# What signs an embedded post; its words stay.
_POST = re.compile(
    r"(?: pic\.twitter\.com/\w{1,20})? — [^()—\n]{1,80}\(@\w{1,30}\) [A-Z][a-z]{2,8} \d{1,2}, \d{4}"
    r"|View this post on Instagram A post shared by [^()\n]{1,80}\(@[\w.]{1,30}\)"
)
_SHARE_BAR = re.compile(r" (?:Facebook X VK\.com|Facebook Twitter|شارك فيسبوك تويتر)\b")
# A credit, and not who is quoted: «وقال المصدر: …».
_QUOTED = ("قال", "قالت", "أضاف", "تابع", "أكد", "أوضح", "ذكر", "أشار")
_LABEL = " المصدر:" + "".join(f"(?<!{verb} المصدر:)" for verb in _QUOTED)
_WIRES, _KINDS = "|".join(map(re.escape, LONG_WIRES)), "|".join(KINDS_OF_OUTLET)
_NAMES = (
    rf'(?:"[^"]{{1,30}}"|{_WIRES}|وسائل إعلام|وكالات أنباء|(?:{_KINDS})\S+|[^\s"]\S*)'
    rf'(?: \+ (?:"[^"]{{1,30}}"|{_WIRES}|[^\s"]\S*)){{0,3}}'
)
_CREDIT = re.compile(f"{_LABEL} ({_NAMES})")
_RIGHTS = re.compile(r" (?:جميع|كل) الحقوق محفوظة.{0,60}$")
# The credit that ends an article's text, whole where something else follows it.
_MORE = f"(?:{READ_ON_PATTERN}|{RELATED_PATTERN})"
_BELOW = rf"(?= (?:المصدر: |كلمات دلالية: |{_MORE}))"
_ENDING = re.compile(rf"{_LABEL} (?:({_NAMES})(?:{_BELOW}|(?=\n|$))|([^\n:.؟!]{{2,50}}?){_BELOW})")
# Who made a film, below what is said of it.
_NAME = r"[^\W\d]+(?: [^\W\d]+){1,2}"
_FILMED = re.compile(rf"(?<=[.؟!»]) تقرير: ({_NAME})(?: قراءة: {_NAME})?(?=\nالمصدر: )")
_BELOW_TAGS = re.compile(rf"\n (كلمات دلالية: .{{1,600}}?) (?={_MORE})")
_BELOW_CREDIT = re.compile(r"(\nالمصدر: [^\n]{2,80}\n) ?[إا]قرأ المزيد [^\n]+")
# Below credits, a marker and more than a headline: nothing in the line tells where that one ends.
_FURTHER = re.compile(
    rf"(\n(?:المصدر|كلمات دلالية): [^\n]{{1,600}}\n ?{_MORE}):? ([^\n]{{{LONGEST_HEADLINE + 1},}})"
)
_OPENINGS = tuple(f"{opening} " for opening in ONE_LINE_OPENINGS)
_LAST_END = re.compile(r"""[.؟!]["»”)]?$|(?<!\.)[.؟!]["»”)]?(?=\s)""")


def unfold(lines: list[str]) -> list[str]:
    """Give the lines of a page, its one long line cut at headline, stamps, credits and blocks."""
    long = _LONG if len(lines) > _FEW else _PART
    is_folded = any([_is_folded(line, long) for line in lines if len(line) > _PART])
    lines = [*map(_without_opening, lines[:_FEW]), *lines[_FEW:]]
    if not is_folded:
        return lines
    is_headed = len(lines) > 1 and SHORTEST_HEADLINE <= len(lines[0]) <= _LONG
    title = lines[0] if is_headed and not _STAMP.search(lines[0]) else ""
    pieces = (
        _cut(line, title) if len(line) > _PART and _SIGNS.among(line) else [line]
        for line in _with_whole_list(lines)
    )
    found = [piece for some in pieces for piece in map(str.strip, some) if piece]
    if found and any(_BODY_MARK in line[:_HEAD] for line in lines):
        found[-1] = _without_bare_tags(found[-1])
    return found


def _with_whole_list(lines: list[str]) -> list[str]:
    """Join the line in which a list of headlines begins to the one that closes it."""
    for at, (line, below) in enumerate(pairwise(lines)):
        if LIST in line and END_OF_LIST not in line and END_OF_LIST in below:
            return [*lines[:at], f"{line} {below}", *lines[at + 2 :]]
    return lines


def _is_folded(line: str, long: int) -> bool:
    """Tell a line that is a page, or the piece of one that wide gaps left its header in."""
    return _SIGNS.among(line) if len(line) > long else _SURE_SIGNS.among(line)


def _without_opening(line: str) -> str:
    """Cut the buttons off a text that begins with them; alone they are a line as they stand."""
    for opening in _OPENINGS if line.startswith(_OPENINGS) else ():
        line = line.removeprefix(opening)
    return line


def _cut(line: str, title: str) -> list[str]:
    line = _without_opening(line)
    line = _POST.sub(" ", line) if "(@" in line else line
    line, credit = _without_share_bar(_RIGHTS.sub("", line))
    header, body = _header(line, title)
    body = "\n".join(blocks_apart(list_apart(body)))
    body = _FILMED.sub(r"\nكتب: \1", _ENDING.sub(_on_a_line, body))
    body = _BELOW_CREDIT.sub(r"\1", _BELOW_TAGS.sub(r"\n\1\n", body))
    body = _FURTHER.sub(r"\1\n\2", body)
    return [*header, *body.split("\n"), credit]


def _on_a_line(credit: re.Match[str]) -> str:
    return f"\n{_credit(credit)}\n"


def _credit(credit: re.Match[str]) -> str:
    return source_line(credit[credit.lastindex or 1])


def _without_share_bar(line: str) -> tuple[str, str]:
    """Give the line up to its last credit, and that credit, where a share bar ends the page."""
    bar = _SHARE_BAR.search(line)
    if not bar:
        return line, ""
    credits = list(_CREDIT.finditer(line, 0, bar.start()))
    if not credits:
        return line[: bar.start()], ""
    begin = credits[-1].start()
    named = line[credits[-1].start(1) : bar.start()].strip()
    if is_outlet(named) or (named.startswith(KINDS_OF_OUTLET) and named.count(" ") < _WORDS):
        return line[:begin], source_line(named)
    whole = _ENDING.match(line, begin, bar.start())  # up to a marker, of any words
    return line[:begin], _credit(whole or credits[-1])


def _header(line: str, title: str) -> tuple[list[str], str]:
    """Tell the header, up to its last sure sign, from the body; of it keep stamps and byline."""
    head = line[:_HEAD]
    stamps = list(_STAMP.finditer(head))
    end = max((stamp.end() for stamp in stamps), default=0)
    if _BODY_MARK in head:
        end = max(end, head.index(_BODY_MARK) + len(_BODY_MARK))
    body = line[end:].lstrip()
    if end and title:
        body = body.removeprefix(title)
    above = line[: stamps[0].start()].strip() if stamps and not title else ""
    is_title = SHORTEST_HEADLINE <= len(above) <= LONGEST_HEADLINE
    told = [above] * is_title + [stamp[0] for stamp in stamps] + _byline(head[:end])
    written = _WRITTEN.match(body) if stamps else None
    if written and is_person(written[1]):
        return [*told, f"كتب: {written[1]}"], body[written.end() :]
    return told, body


def _byline(header: str) -> list[str]:
    written, _, photographed = header.removesuffix(_BODY_MARK).partition(_PHOTOGRAPHED)
    byline = _BYLINE.search(_without_caption(written, photographed))
    return [f"كتب: {byline[1]}"] if byline else []


def _without_caption(written: str, photographed: str) -> str:
    """Cut a caption off the writer's name: it stands after the photographer's name once more."""
    ours, theirs = written.split(), photographed.split()
    pairs = zip(reversed(ours), reversed(theirs), strict=False)
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    return " ".join(ours[: len(ours) - same])


def _without_bare_tags(line: str) -> str:
    """Cut the words after the last sentence: on these pages they are its tags.

    Nothing tells one tag from the next, so they are not given as keywords either.
    """
    ends = list(_LAST_END.finditer(line))
    is_tail = ends and len(line) - ends[-1].end() <= LONGEST_TAIL
    return line[: ends[-1].end()] if is_tail else line
