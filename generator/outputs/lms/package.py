"""A course as a package: which files it holds, and their archive, the same bytes each time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.model.handbook import Handbook
from generator.model.labels import Label
from generator.outputs.archive import archive
from generator.outputs.lms import manifests
from generator.outputs.lms.manifests import PAGE, About, Manifest
from generator.outputs.output import epoch
from generator.render.course.content import PASS_MARK, Course, course_of
from generator.render.course.page import course_page, course_title
from generator.render.prose import flat

_ASSETS = Path(__file__).parent / "assets"
_STYLE = "course.css"


@dataclass(frozen=True, slots=True)
class Form:
    """One kind of package."""

    manifest: str
    """The name of its manifest."""
    write: Manifest
    """Writes the manifest."""
    scripts: tuple[str, ...]
    """The scripts by which its page reports, in their order."""


FORMS = {
    "scorm12": Form("imsmanifest.xml", manifests.scorm12, ("scorm.js", "scorm12.js")),
    "scorm2004": Form("imsmanifest.xml", manifests.scorm2004, ("scorm.js", "scorm2004.js")),
    "cmi5": Form("cmi5.xml", manifests.cmi5, ("xapi.js", "cmi5.js")),
}
"""Kinds of packages by the word for `--format`."""


def package(
    handbook: Handbook, form: str, languages: Sequence[str] = (), role: str | None = None
) -> bytes:
    """Make a course's package; equal input gives equal bytes.

    Args:
        handbook: The handbook.
        form: One of `FORMS`.
        languages: Languages that readers may choose from; all of the handbook when empty.
        role: Id of the only group that the course is for, besides everyone.
    """
    course = course_of(handbook, languages, role)
    files = package_files(course, FORMS[form])
    return archive({name: text.encode() for name, text in files.items()}, epoch(handbook))


def package_files(course: Course, form: Form) -> dict[str, str]:
    """Give the files of a package by their names."""
    scripts = ("state.js", *form.scripts, "page.js", "quiz.js", "course.js")
    files = {name: (_ASSETS / name).read_text(encoding="utf-8") for name in (*scripts, _STYLE)}
    files[PAGE] = course_page(course, scripts)
    files[form.manifest] = form.write(_about(course), sorted(files))
    return files


def _about(course: Course) -> About:
    handbook = course.handbook
    key = (handbook.name, handbook.version, handbook.digest, course.role or "", *course.languages)
    words = handbook.labels[Label.LMS_INTRO]
    return About(
        key=" ".join(key),
        titles={code: course_title(course, code) for code in course.languages},
        words={code: flat(words, handbook.parameters, code) for code in course.languages},
        pass_mark=PASS_MARK,
    )
