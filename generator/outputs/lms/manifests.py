"""The manifests that tell a platform what a package is: of SCORM 1.2, of SCORM 2004, of cmi5."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

PAGE = "index.html"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a manifest says of a package."""

    key: str
    """Equal for equal content, and for no other; any letters."""
    titles: Mapping[str, str]
    """The course's name by language, that of the first language first."""
    words: Mapping[str, str]
    """What the course is, in a sentence, by language."""
    pass_mark: int
    """How many of a hundred answers have to be right."""

    @property
    def title(self) -> str:
        """The name where a manifest has room for one only."""
        return next(iter(self.titles.values()))

    @property
    def uuid(self) -> uuid.UUID:
        """The name that no other package has."""
        return uuid.uuid5(uuid.NAMESPACE_URL, f"handbook:{self.key}")


Manifest = Callable[[About, Sequence[str]], str]
"""Writes a manifest for a package with these files."""


def scorm12(about: About, files: Sequence[str]) -> str:
    """Write the manifest of SCORM 1.2, as its Content Aggregation Model has it."""
    spaces = {
        "xmlns": "http://www.imsproject.org/xsd/imscp_rootv1p1p2",
        "xmlns:adlcp": "http://www.adlnet.org/xsd/adlcp_rootv1p2",
        "xmlns:xsi": _XSI,
        "xsi:schemaLocation": "http://www.imsproject.org/xsd/imscp_rootv1p1p2"
        " imscp_rootv1p1p2.xsd http://www.adlnet.org/xsd/adlcp_rootv1p2 adlcp_rootv1p2.xsd",
    }
    return _scorm(about, files, spaces, "1.2", "adlcp:scormtype")


def scorm2004(about: About, files: Sequence[str]) -> str:
    """Write the manifest of SCORM 2004, 4th edition."""
    spaces = {
        "xmlns": "http://www.imsglobal.org/xsd/imscp_v1p1",
        "xmlns:adlcp": "http://www.adlnet.org/xsd/adlcp_v1p3",
        "xmlns:imsss": "http://www.imsglobal.org/xsd/imsss",
        "xmlns:xsi": _XSI,
        "xsi:schemaLocation": "http://www.imsglobal.org/xsd/imscp_v1p1 imscp_v1p1.xsd"
        " http://www.adlnet.org/xsd/adlcp_v1p3 adlcp_v1p3.xsd"
        " http://www.imsglobal.org/xsd/imsss imsss_v1p0.xsd",
    }
    # The course says itself when it is completed and passed; a platform must not guess.
    own_word = (
        "<imsss:sequencing><imsss:deliveryControls"
        ' completionSetByContent="true" objectiveSetByContent="true"/></imsss:sequencing>'
    )
    return _scorm(about, files, spaces, "2004 4th Edition", "adlcp:scormType", own_word)


def _scorm(  # noqa: PLR0913 - private; what the two versions do not share
    about: About,
    files: Sequence[str],
    spaces: Mapping[str, str],
    version: str,
    kind: str,
    sequencing: str = "",
) -> str:
    title = f"<title>{escape(about.title)}</title>"
    named = "".join(f"\n      <file href={quoteattr(name)}/>" for name in files)
    return f"""{_DECLARATION}<manifest identifier="M-{about.uuid}" version="1"{_given(spaces)}>
  <metadata><schema>ADL SCORM</schema><schemaversion>{version}</schemaversion></metadata>
  <organizations default="course">
    <organization identifier="course">
      {title}
      <item identifier="item" identifierref="page">{title}{sequencing}</item>
    </organization>
  </organizations>
  <resources>
    <resource identifier="page" type="webcontent" {kind}="sco" href="{PAGE}">{named}
    </resource>
  </resources>
</manifest>
"""


def cmi5(about: About, files: Sequence[str]) -> str:
    """Write the course structure of cmi5; it names no files."""
    del files
    title, words = _strings(about.titles), _strings(about.words)
    space = _given({"xmlns": "https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd"})
    mark = f"{about.pass_mark / 100:.2f}"
    return f"""{_DECLARATION}<courseStructure{space}>
  <course id="urn:uuid:{about.uuid}">
    <title>{title}</title>
    <description>{words}</description>
  </course>
  <au id="urn:uuid:{about.uuid}#page" moveOn="CompletedAndPassed" masteryScore="{mark}">
    <title>{title}</title>
    <description>{words}</description>
    <url>{PAGE}</url>
  </au>
</courseStructure>
"""


def _strings(said: Mapping[str, str]) -> str:
    return "".join(
        f"<langstring lang={quoteattr(code)}>{escape(words)}</langstring>"
        for code, words in said.items()
    )


def _given(values: Mapping[str, str]) -> str:
    return "".join(f" {name}={quoteattr(value)}" for name, value in values.items())
