"""Files that can't be taken are refused with their byte or sign, never with a traceback."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.model.problems import Collector, UsageFault
from generator.sources.text_file import MAX_BYTES, read_source
from tests.trees import COMPANY

Problems = Callable[..., list[str]]
FILE = "companies/acme/company.yml"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param(
            COMPANY.encode("utf-16"),
            "1:1: HB002 the file is UTF-16, not UTF-8, from byte 0 on",
            id="utf-16",
        ),
        pytest.param(
            "name: Acme\nlegal_name: Żółw\n".encode("cp1250"),
            "2:13: HB002 byte 23 (0xAF) is not UTF-8",
            id="cp1250",
        ),
        pytest.param(
            b"\xef\xbb\xbfname: \xff\n",
            "1:7: HB002 byte 9 (0xFF) is not UTF-8",
            id="byte counted with the byte order mark",
        ),
        pytest.param(
            b"name: Acme\n#" + b"x" * (MAX_BYTES - 11),
            "1:1: HB001 the file has 1048577 bytes, more than 1048576",
            id="1 MiB and a byte",
        ),
    ],
)
def test_source_refuses_bytes_that_are_no_utf8_text(
    problems: Problems, data: bytes, expected: str
) -> None:
    """The message names the first bad byte, and its place when it has one."""
    assert problems({FILE: data}, (), "acme") == [f"{FILE}:{expected}"]


@pytest.mark.parametrize(
    "sign",
    [
        *"\x00\x07\x0b\x0c\r\x1b\x7f\x85\xad\u061c\u180e\u200b\u200e\u200f\u2028\u2029\u202a\u202e",
        *"\u2060\u2064\u2066\u2069\ufdd0\ufeff\ufff9\uffff\U000e0041",
    ],
    ids=lambda sign: f"U+{ord(sign):04X}",
)
def test_source_refuses_signs_that_nobody_can_see(problems: Problems, sign: str) -> None:
    """Each invisible sign is named at its column; all of a file are told in one run."""
    text = f"name: A{sign}b\nlegal_name: B{sign}c\n"

    assert problems({FILE: text}, (), "acme") == [
        f"{FILE}:1:8: HB003 the character U+{ord(sign):04X} can't be seen and may not stand here",
        f"{FILE}:2:14: HB003 the character U+{ord(sign):04X} can't be seen and may not stand here",
    ]


@pytest.mark.parametrize("sign", ["\u200d", "\ufe0f", "\u00a0", "👩\u200d💻", "ą\u0328"])
def test_source_takes_signs_that_texts_need(problems: Problems, sign: str) -> None:
    """Joined emoji, no-break spaces and combining marks are text like any other."""
    assert problems({FILE: f"name: A{sign}b\n"}, (), "acme") == []


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"\xef\xbb\xbf" + COMPANY.encode(), id="byte order mark"),
        pytest.param(COMPANY.replace("\n", "\r\n").encode(), id="CRLF"),
        pytest.param(COMPANY.rstrip("\n").encode(), id="no last line end"),
        pytest.param(b"name: Acme\n#" + b"x" * (MAX_BYTES - 12), id="1 MiB exactly"),
        pytest.param(f"---\n{COMPANY}...\n".encode(), id="document marks"),
    ],
)
def test_source_takes_harmless_forms_of_a_file(problems: Problems, data: bytes) -> None:
    """A file that differs only in its byte order mark, line ends or last line is read."""
    assert problems({FILE: data}, (), "acme") == []


def test_source_counts_lines_and_columns_with_crlf_and_byte_order_mark(problems: Problems) -> None:
    """Windows files report the same places as Unix files."""
    text = "name: A\nnme: b\ncontacts: x\n"
    unix = problems({FILE: text}, (), "acme")

    assert (
        problems({FILE: b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()}, (), "acme") == unix
    )
    assert unix == [
        f"{FILE}:2:1: HB102 unknown key 'nme'",
        f"{FILE}:3:11: HB103 expected a list, found 'x'",
    ]


def _fifo(path: Path) -> None:
    os.mkfifo(path)


def _link(path: Path) -> None:
    path.symlink_to("/etc/hostname")


def _dangling(path: Path) -> None:
    path.symlink_to("/no/such/file")


@pytest.mark.parametrize("make", [_fifo, _link, _dangling, Path.mkdir])
def test_source_refuses_what_is_no_regular_file_without_waiting(
    tree: Callable[..., Path], problems: Problems, make: Callable[[Path], None]
) -> None:
    """A pipe, a link and a folder in a register's place are reported, not opened or ignored."""
    folder = tree() / "companies" / "acme"
    for stem in ("risks", "glossary"):
        make(folder / f"{stem}.yml")

    assert problems({}, (), "acme") == [
        "companies/acme/glossary.yml:1:1: HB001 this is no regular file",
        "companies/acme/risks.yml:1:1: HB001 this is no regular file",
    ]


def test_source_reports_a_file_that_is_gone(tmp_path: Path) -> None:
    """A file that vanished between listing and reading is a problem with the system's reason."""
    problems = Collector()

    assert read_source(tmp_path / "a.yml", "a.yml", problems) is None
    assert read_source(tmp_path / "b.yml", "b.yml", problems) is None
    assert [problem.headline() for problem in problems.found] == [
        "a.yml:1:1: HB001 the file can't be read: No such file or directory",
        "b.yml:1:1: HB001 the file can't be read: No such file or directory",
    ]


def test_source_reads_texts_in_one_unicode_form(handbook: Callable[..., object]) -> None:
    """A decomposed text becomes the composed one, so that equal-looking texts are equal."""
    resolved = handbook({FILE: "name: Z\u0307o\u0301ł\n"}, (), "acme")

    assert resolved.company.name == "Żół"  # type: ignore[attr-defined]


def test_discover_names_no_company_for_a_pipe_or_a_dangling_link(
    tree: Callable[..., Path], problems: Problems
) -> None:
    """A company.yml that is no file makes no company, and nothing hangs."""
    root = tree()
    (root / "companies" / "pipe").mkdir()
    os.mkfifo(root / "companies" / "pipe" / "company.yml")

    with pytest.raises(UsageFault, match="there is no company 'pipe'"):
        problems({}, (), "pipe")
