"""Raw pages are read as they are, one at a time, and never more of one than the limit."""

import errno
import io
import os
import tempfile
from pathlib import Path

import pytest

from streams.cli import pages as reading
from streams.cli.pages import Page, chosen, pages, total_bytes
from streams.cli.publish import key
from streams.ids import raw_id


def test_a_file_is_one_page_with_its_bytes_as_they_are(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_bytes(b"\xff<p>\r\n\n")
    assert list(pages([file], False, 100)) == [Page(str(file), b"\xff<p>\r\n\n", 7)]


def test_an_empty_file_is_a_page_too(tmp_path: Path) -> None:
    file = tmp_path / "empty.txt"
    file.touch()
    assert list(pages([file], False, 100)) == [Page(str(file), b"", 0)]


@pytest.mark.parametrize("name", ["feed.jsonl", "FEED.JSONL"])
def test_a_jsonl_file_has_a_page_a_line(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    file.write_bytes('{"text":"أ"}\r\n\n  \nخبر'.encode())
    values = [(page.place, page.value.decode()) for page in pages([file], False, 100)]
    assert values == [(f"{file}:1", '{"text":"أ"}'), (f"{file}:4", "خبر")]


def test_a_folder_and_those_in_it_are_read_by_path_without_what_is_hidden(tmp_path: Path) -> None:
    others = ["a/c.HTML", "a/d.png", "e.txt.gz"]
    for name in ("b.txt", "a.json", ".hidden.txt", ".git/c.txt", "a/bare", *others):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    read = [page.value.decode() for page in pages(chosen(tmp_path)[0], False, 100)]
    assert read == ["a/bare", "a/c.HTML", "a.json", "b.txt"]
    assert chosen(tmp_path)[1] == [tmp_path / name for name in others[1:]]


def test_a_link_to_nothing_is_unreadable_and_not_passed_over(tmp_path: Path) -> None:
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    (page,) = pages(chosen(tmp_path)[0], False, 100)
    assert (page.place, page.unreadable) == (str(tmp_path / "gone.txt"), os.strerror(errno.ENOENT))
    assert total_bytes([tmp_path / "gone.txt"]) == 0


@pytest.mark.usefixtures("ordinary_user")
def test_a_folder_that_cannot_be_read_is_unreadable_and_not_passed_over() -> None:
    with tempfile.TemporaryDirectory() as folder:
        closed = Path(folder) / "closed.d"
        closed.mkdir(mode=0)
        (Path(folder) / "page.txt").write_text("page")
        unreadable, page = pages(chosen(Path(folder))[0], False, 100)
        assert (unreadable.place, unreadable.unreadable) == (str(closed), os.strerror(errno.EACCES))
        assert page.value == b"page"
        assert chosen(Path(folder))[1] == []


@pytest.mark.parametrize("length", [1, 99, 100, 101, 102, 103, 5000])
@pytest.mark.parametrize("ending", [b"", b"\n", b"\r\n"])
def test_a_large_line_is_measured_but_not_held(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, length: int, ending: bytes
) -> None:
    monkeypatch.setattr(reading, "_SKIP_BYTES", 64)
    file = tmp_path / "feed.jsonl"
    file.write_bytes(b"x" * length + ending + b"next" if ending else b"x" * length)
    first, *others = pages([file], False, 100)
    assert first.size == length
    assert len(first.value) <= 102
    assert [page.value for page in others] == ([b"next"] if ending else [])


def test_a_large_file_is_measured_but_not_held(tmp_path: Path) -> None:
    file = tmp_path / "large.txt"
    file.write_bytes(b"x" * 5000)
    assert [(len(p.value), p.size) for p in pages([file], False, 100)] == [(101, 5000)]


def test_stdin_is_one_page_unless_told_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    for jsonl, count in ((False, 1), (True, 2)):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"one\ntwo\n")))
        assert len(list(pages([Path("-")], jsonl, 100))) == count


def test_the_key_is_the_raw_id() -> None:
    text = "استقبل الوزير وفداً"
    assert key(text.encode()) == raw_id(text).encode()
    assert key(b'{"id":"sahel-7","text":"x"}') == b"sahel-7"


def test_what_is_no_page_has_a_key_too() -> None:
    assert key(b"\xff") != key(b"\xfe")
    assert len(key(b'{"id":"sahel-7"}')) == 32
