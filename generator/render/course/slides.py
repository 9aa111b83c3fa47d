"""The slides and the notes of a workshop as HTML; what they ask for stands in their templates."""

from __future__ import annotations

from typing import Any

from generator.model.handbook import Handbook
from generator.render.course.content import course_of
from generator.render.course.page import CourseWords, html_templates
from generator.render.course.session import Session

SLIDES, TRAINER = "slides", "trainer"
"""What a workshop is made of: the slides, and the notes with the handout."""


def session_html(handbook: Handbook, language: str, part: str) -> str:
    """Write the slides or the notes of a workshop as HTML, whose sections are slides or sheets.

    Args:
        handbook: The handbook.
        language: One of its languages.
        part: `SLIDES` or `TRAINER`.
    """
    words = CourseWords(course_of(handbook, (language,)), language)
    values: dict[str, Any] = {
        "c": words,
        "word": words.word,
        "handbook": handbook,
        "session": Session(handbook),
    }
    return html_templates().get_template(f"{part}.html.j2").render(values)
