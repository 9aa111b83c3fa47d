"""`handbook verify` names everything that is not as it was built."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

from generator.outputs.sums import SUMS, sums_text
from tests.cli.conftest import Run, Said

FILES = {"handbook.json": "{}", "site/index.html": "<p>start", "site/pl/a.html": "<p>a"}


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """Write a small build with its sums."""
    out = tmp_path / "acme"
    for name, text in FILES.items():
        path = out / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    digests = {name: hashlib.sha256(text.encode()).hexdigest() for name, text in FILES.items()}
    (out / SUMS).write_text(sums_text(digests), encoding="utf-8")
    (out / ".handbook.json").write_text("{}", encoding="utf-8")
    return out


def told(said: Said) -> list[str]:
    """Give what each problem says."""
    return re.findall(r" HB530 (.*)", said.err)


def test_build_is_as_it_was_built(small: Path, run: Run) -> None:
    """A build writes the sums itself; the site alone can be held against them, too."""
    root = ("--root", str(small), "--quiet")
    assert run("build", "--company", "mala", *root).code == 0
    out = small / "build/mala"
    whole, site = run("verify", str(out)), run("verify", str(out / "site"))

    files = [path for path in out.rglob("*") if path.is_file()]
    assert whole.out == f"All {len(files) - 2} files are as they were built.\n"
    assert (whole.code, site.code) == (0, 0)
    assert run("build", "--company", "mala", *root).code == 0, "the sums are the build's own file"


def test_changes_losses_and_strangers_are_named(made: Path, run: Run) -> None:
    """All at once, each at its place."""
    (made / "site/index.html").write_text("<p>other", encoding="utf-8")
    (made / "site/pl/a.html").unlink()
    (made / "site/evil.html").touch()
    said = run("verify", str(made))

    assert said.code == 1
    assert sorted(told(said)) == [
        "'site/index.html' is not as it was built",
        "'site/pl/a.html' is missing",
        "no file of the build is called so",
    ]
    assert f"{made}/SHA256SUMS:2:1: HB530" in said.err
    assert f"{made}/site/evil.html:1:1: HB530" in said.err


def test_copy_of_the_site_is_held_against_sums_kept_elsewhere(
    made: Path, tmp_path: Path, run: Run
) -> None:
    """What the web server needs may stand beside it when it is named."""
    site = (made / "site").rename(tmp_path / "www")
    (site / ".htaccess").touch()
    asked = ("verify", str(site), "--sums", str(made / SUMS))

    assert told(run(*asked)) == ["no file of the build is called so"]
    assert run(*asked, "--besides", ".htaccess").out == "All 2 files are as they were built.\n"


def test_link_is_no_file_of_the_build(made: Path, tmp_path: Path, run: Run) -> None:
    """Nothing outside the folder is read, even where it holds the same words."""
    for name in ("site/index.html", "site/pl"):
        path = made / name
        path.rename(tmp_path / path.name)
        path.symlink_to(tmp_path / path.name)

    assert sorted(told(run("verify", str(made)))) == [
        "'site/index.html' is not as it was built",
        "'site/pl/a.html' is missing",
        "no file of the build is called so",
    ]


@pytest.mark.parametrize(
    ("sums", "message"),
    [
        (b"\xff", "is no file of sums: it is no UTF-8"),
        (b"a" * (16 * 1_048_576 + 1), "is no file of sums: it is too long"),
        (b"", "holds no file of"),
        (f"{'0' * 64}  docs/a.md\n".encode(), "holds no file of"),
    ],
)
def test_what_is_no_build_is_said_so(made: Path, run: Run, sums: bytes, message: str) -> None:
    """One sentence, and no page of names."""
    (made / SUMS).write_bytes(sums)
    said = run("verify", str(made))

    assert (said.code, message in said.err) == (2, True)


def test_lines_that_hold_no_sum_are_named(made: Path, run: Run) -> None:
    """The rest is still compared."""
    with (made / SUMS).open("a", encoding="utf-8") as file:
        file.write("a line of prose\n")
    said = run("verify", str(made))

    assert told(said) == ["this line holds no hash and no name of a file"]
    assert f"{SUMS}:4:1:" in said.err


def test_folder_without_sums_is_said_so(tmp_path: Path, run: Run) -> None:
    """The hint says where they are."""
    said = run("verify", str(tmp_path))

    assert said.code == 2
    assert "--sums" in said.err
