"""What can be cut off: every command that writes into the sources, each on a folder of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.kept.company import APPROVE, AS_ACME, COMPANY, START, do, export, keep_all, raise_version
from tests.trees import ADDED_CLAUSE

_SAID = ("--by", "Board", "--note", "Because")
_IMPORT = ("review", "import", *AS_ACME, "--today", "2027-01-11")


@dataclass(frozen=True)
class Scene:
    """One command, and what has to be there before."""

    command: tuple[str, ...]
    """What is typed; `{root}` stands for the folder of the sources."""
    prepare: Callable[[Path], object] = lambda _: None
    """What was done before it."""
    again: int = 0
    """The exit code once it is done and typed again."""

    def work(self, root: Path) -> Callable[[], int]:
        """Give the function that runs the command in a folder."""
        words = [word.replace("{root}", str(root)) for word in self.command]
        return lambda: do(root, *words)


def _approved(root: Path) -> None:
    do(root, *APPROVE, "--version", "1.0", *_SAID)
    raise_version(root, "2.0")


def _begun(root: Path) -> None:
    do(root, *START)
    verdict = {"decision": "change", "note": "shorter"}
    export(root / "hr.json", "hr", talk_open=verdict, talk_name={"decision": "keep"})


def _grown(root: Path) -> None:
    _begun(root)
    company = root / COMPANY / "company.yml"
    company.write_text(company.read_text("utf-8") + ADDED_CLAUSE, encoding="utf-8")


def _decided(root: Path) -> None:
    do(root, *START)
    do(root, *_IMPORT, str(keep_all(root / "all.csv")))


def _confirmed(root: Path) -> None:
    do(root, "translations", "confirm", "talk.open")


def _translating(root: Path) -> None:
    do(root, "translations", "template", "uk", *AS_ACME)
    chapter = root / "handbook/chapters/01-talk.yml"
    text = chapter.read_text("utf-8").replace("Podpisuj wpisy.", "Podpisuj każdy wpis.")
    chapter.write_text(text, encoding="utf-8")


def _upgraded(root: Path) -> None:
    do(root, "upgrade", "acme")
    chapter = root / "handbook/chapters/01-talk.yml"
    text = chapter.read_text("utf-8").replace("Sign your posts.", "Sign each post.")
    chapter.write_text(text, encoding="utf-8")


def _old_schemas(root: Path) -> None:
    folder = root / "generator/schemas"
    folder.mkdir(parents=True)
    for name in ("company", "chapter"):
        (folder / f"{name}.schema.json").write_text("{}\n", encoding="utf-8")


SCENES = {
    "first edition": Scene((*APPROVE, "--version", "1.0", *_SAID), again=1),
    "second edition": Scene((*APPROVE, "--version", "2.0", *_SAID), _approved, again=1),
    "review start": Scene(START),
    "review start again": Scene(START, _grown),
    "review import": Scene((*_IMPORT, "{root}/hr.json"), _begun),
    "review sign": Scene(
        ("review", "sign", *AS_ACME, "--by", "Legal", "--today", "2027-01-12"), _decided, again=1
    ),
    "translations confirm": Scene(("translations", "confirm", "talk.name"), _confirmed),
    "translations template": Scene(("translations", "template", "uk", *AS_ACME), _translating),
    "upgrade": Scene(("upgrade", "acme")),
    "upgrade keep": Scene(("upgrade", "acme", "--keep-all"), _upgraded),
    "init": Scene(("init", "lab", "--defaults", "--today", "2026-12-01"), again=2),
    "profile new": Scene(("profile", "new", "lab", "--today", "2026-12-01"), again=2),
    "coverage": Scene(("coverage", "--write")),
}
"""By what they are about."""


def strangers(root: Path) -> None:
    """Put files of other people where the program writes its own."""
    for name in ("editions", "reviews", "languages"):
        folder = root / COMPANY / name
        folder.mkdir(exist_ok=True)
        (folder / ".hidden").write_text("mine", encoding="utf-8")
        if name != "languages":
            (folder / "notes.docx").write_bytes(b"PK mine")
            (folder / "elsewhere").symlink_to("/etc/hostname")
