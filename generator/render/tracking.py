"""What the pages on review, changes and sign-off can ask for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode, urlsplit, urlunsplit

from generator.compare.diff import WORDING
from generator.compare.snapshot import REASONS
from generator.model.attributes import Data
from generator.model.clause import STRENGTHS, anchor
from generator.model.edition import Difference, FieldDiff, Past
from generator.model.entries import TRIGGERS, ReviewTask
from generator.model.handbook import Handbook, ResolvedClause
from generator.model.labels import Label, label_of, labels_of
from generator.model.marks import Mark
from generator.model.pages import REFERENCES
from generator.model.place import Located, layer_of
from generator.model.register import Register
from generator.model.registers import AREAS, AUDIENCES, REVIEW_TASKS, ROLES, compared
from generator.model.text import Prose
from generator.render.changes import spoken
from generator.render.context import Context
from generator.render.differences import TAGS, day_of, marked
from generator.render.escape import Safe, plain
from generator.render.prose import flat
from generator.text.addresses import browsable

_MAIN = {"clause", "parameter", "reference", "duty"}
_ID = re.compile(r"[a-z0-9]+(?:[.-][a-z0-9]+)*")
_NO_ID = re.compile(r"[^a-z0-9_-]+")
_OWNERS = {register.kind: register.owners for register in compared()}
_POINTED: dict[str, Register[Any]] = {
    "audience": AUDIENCES,
    "owner": ROLES,
    "role": ROLES,
    "area": AREAS,
}
"""Fields that hold ids, and where these stand."""
_DAYS = {"reviewed", "valid_from", "checked_on"}
_TOLD = ("value", REASONS)
"""Fields that the line's other parts tell of."""


@dataclass(frozen=True)
class Tracking:
    """One language's view of reviews and editions."""

    c: Context

    @property
    def handbook(self) -> Handbook:
        """The handbook."""
        return self.c.handbook

    def tasks(self, area: str) -> list[ReviewTask]:
        """The yearly tasks of a review area, by month."""
        tasks = [
            task for task in self.handbook.of(REVIEW_TASKS) if task.area == area and task.month
        ]
        return sorted(tasks, key=lambda task: task.month or 0)

    def triggered(self) -> list[tuple[str, list[ReviewTask]]]:
        """The tasks that something other than the calendar sets off, by trigger."""
        every = self.handbook.of(REVIEW_TASKS)
        return [(name, [task for task in every if task.trigger == name]) for name in TRIGGERS]

    def checklist(self, task: ReviewTask) -> Safe:
        """A review task as a list item with an empty box and blanks; the script makes it live."""
        c = self.c
        when = c.month(task.month) if task.month else c.label(Label.AT_ONCE)
        parts = [
            f"- ☐ **{c.t(task.task)}** {c.label(Label.MONTH)}: {when}.",
            f"{c.label(Label.OWNER)}: {c.name('role', task.owner)}.",
            f"{c.label(Label.EVIDENCE)}: {c.open_end(task.evidence)}.",
            f"{c.label(Label.CLAUSES)}: {c.clauses(task.clauses)}.",
            f"{c.label(Label.ORIGIN_FROM)}: {c.layer(layer_of(task.id.place))}.",
            f"*{c.label(Label.RV_BLANKS)}*{{ .{Mark.BLANK} }}",
        ]
        mark = f'    {{ #task-{anchor(task.id)} .{Mark.TASK} {Data.ENTRY}="{task.id}" }}'
        return Safe(" ".join(parts) + "\n" + mark)

    def decision(self, resolved: ResolvedClause) -> Safe:
        """A clause as a list item with four empty boxes; the script makes them a choice."""
        c = self.c
        boxes = " ".join(
            f"☐ {c.label(label_of('rv_js', name))}" for name in ("keep", "change", "remove", "ask")
        )
        parts = [f"- {c.clause(resolved.id)}{c.changed_mark(resolved.id)}"]
        if resolved.clause.references:
            page = REFERENCES.markdown
            links = (f"[{plain(ref)}]({page}#{ref.lower()})" for ref in resolved.clause.references)
            parts.append(f"{c.label(Label.LEGAL_BASIS)}: {', '.join(links)}.")
        parts.append(f"*{boxes} {c.label(Label.RV_NOTE_BLANK)}*{{ .{Mark.BLANK} }}")
        about = f'.{Mark.DECIDE} {Data.ENTRY}="{resolved.id}"'
        mark = f"    {{ #decide-{resolved.clause.anchor} {about} }}"
        return Safe(" ".join(parts) + "\n" + mark)

    def group(self, name: str) -> list[Difference]:
        """The differences of a part of the page: `material`, `editorial`, a kind, or `rest`."""
        every = [one for one in self.handbook.standing.differences if self._told(one)]
        if name in {"material", "editorial"}:
            wanted = name == "material"
            return [
                one for one in every if one.kind in {"clause", "duty"} and one.material == wanted
            ]
        if name == "rest":
            return [one for one in every if one.kind not in _MAIN]
        return [one for one in every if one.kind == name]

    @property
    def reviewed(self) -> int:
        """How many chapters were reviewed since, and nothing else was said of them."""
        return sum(map(_only_reviewed, self.handbook.standing.differences))

    def _told(self, one: Difference) -> bool:
        """Whether readers of these pages meet what has changed."""
        owners = _OWNERS.get(one.kind)
        return (owners is None or owners in self.handbook.shows) and not _only_reviewed(one)

    def headline(self, one: Difference) -> Safe:
        """What happened to which entry, with the marks that the filter goes by."""
        c = self.c
        parts = [f"- **{c.label(label_of('rv', one.action))}**"]
        standing = {found.id for found in (*self.handbook.clauses(), *self.handbook.removed)}
        if one.kind == "clause" and one.id in standing:
            parts.append(str(c.clause(one.id)))
        else:
            parts.append(self._title(one))
        if one.audience:
            parts.append(f"– {c.label(Label.CONCERNS)}: {self.audiences(one.audience)}")
        # An old edition's ids were checked by nobody but its hash.
        groups = " ".join(name for name in one.audience if _ID.fullmatch(name))
        about = f'{Data.AUDIENCE}="{groups}"' if groups else ""
        mark = f"    {{ #change-{one.kind}-{_NO_ID.sub('-', one.id)} .{Mark.CHANGE} {about} }}"
        return Safe(" ".join(parts) + "\n" + mark.replace("  }", " }"))

    def _title(self, one: Difference) -> str:
        c = self.c
        title = plain(one.title.get(c.language, "")) or plain(one.id)
        known = labels_of("rv_kind").get(one.kind.replace("-", "_"))
        return f"{c.label(known)}: {title}" if known else title

    def details(self, one: Difference) -> list[Safe]:
        """The lines below a headline: fields, reason, approval, origin."""
        c = self.c
        lines: list[str] = []
        if one.action == "removed":
            lines += self._wording(one, "before")
        elif one.action == "added":
            lines += self._wording(one, "after")
        elif one.action != "moved":
            lines += [self._field(field) for field in one.fields if field.name not in _TOLD]
        if one.causes:
            names = ", ".join(self._parameter(name) for name in one.causes)
            lines.append(f"{c.label(Label.RV_BECAUSE_OF)}: {names}")
        if one.reason and one.reason.get(c.language):
            lines.append(f"{c.label(Label.REASON)}: {plain(one.reason[c.language])}")
        if one.approved_by:
            lines.append(f"{c.label(Label.APPROVED_BY)}: {plain(one.approved_by)}")
        if one.layer and one.kind in _MAIN:
            lines.append(f"{c.label(Label.ORIGIN_FROM)}: {self.layer(one.layer)}")
        return [Safe(line) for line in lines if line]

    def layer(self, name: str) -> str:
        """What readers call a layer; its bare name when it takes part no more."""
        kind, _, own = name.partition(":")
        gone = kind == "profile" and own not in self.handbook.industries
        return plain(own) if gone else str(self.c.layer(name))

    def audiences(self, ids: Iterable[str]) -> str:
        """Names of audiences, with bare ids for those that are no more."""
        known = {str(one.id) for one in self.handbook.of(AUDIENCES)}
        return ", ".join(
            str(self.c.name("audience", one)) if one in known else plain(one) for one in ids
        )

    def _parameter(self, name: str) -> str:
        value = self.handbook.parameters.get(name)
        return str(self.c.t(value.parameter.label)) if value and value.parameter else plain(name)

    def _wording(self, one: Difference, side: str) -> list[str]:
        """What an added or removed clause says."""
        field = one.field("statement")
        if field is None:
            return []
        text = self._spoken("statement", getattr(field, side))
        tag = TAGS["+" if side == "after" else "-"]
        return [f"{self.c.label(Label.FIELD_STATEMENT)}: <{tag}>{plain(text)}</{tag}>"]

    def _field(self, field: FieldDiff) -> str:
        name = field_name(self.c, field.name)
        if field.name == "shown":
            name = self.c.label(Label.VALUE)
        before = self._spoken(field.name, field.before)
        return f"{name}: {marked(before, self._spoken(field.name, field.after))}"

    def _spoken(self, name: str, value: Any) -> str:
        language = self.c.language
        if name == "strength" and value in STRENGTHS:
            return flat(self.handbook.labels[label_of("strength", value)], {}, language)
        if name in _DAYS and value:
            return day_of(str(value), language)
        if (names := self._names(name)) and value:
            ids = [value] if isinstance(value, str) else value
            return ", ".join(names.get(str(one), str(one)) for one in ids)
        said = spoken(value, language)
        return without_marks(said, language) if name in WORDING else said

    def _names(self, field: str) -> dict[str, str]:
        """What readers call the entries that a field points to, by id."""
        handbook, language = self.handbook, self.c.language
        if field == "clauses":
            every = (*handbook.clauses(), *handbook.removed)
            return {one.id: flat(one.clause.title, handbook.parameters, language) for one in every}
        named = handbook.of(_POINTED[field]) if field in _POINTED else ()
        return {str(one.id): flat(one.name, {}, language) for one in named}

    def counts(self, past: Past) -> Safe:
        """How much an edition changed, in words."""
        if not past.differences:
            return self.c.label(Label.RV_FIRST)
        clauses = [one for one in past.differences if one.kind in {"clause", "duty"}]
        material = sum(one.material for one in clauses)
        return Safe(
            f"{self.c.label(Label.RV_COUNT_MATERIAL)}: {material};"
            f" {self.c.label(Label.RV_COUNT_EDITORIAL)}: {len(clauses) - material}"
        )

    def form_link(self) -> str:
        """The address of the company's own form with the edition filled in; empty without one."""
        own = self.handbook.company.sign_off if self.handbook.company else None
        about = {
            "company": self.handbook.name,
            "edition": self.handbook.version,
            "digest": self.handbook.digest,
        }
        if own is None or (own.form is None and own.email is None):
            return ""
        if own.form is not None:
            parts = urlsplit(own.form)
            query = "&".join(filter(None, (parts.query, urlencode(about))))
            return browsable(urlunsplit(parts._replace(query=query))) or ""
        name = flat(self.handbook.labels[Label.PAGE_SIGN_OFF], {}, self.c.language)
        title = f"{name} {self.handbook.version}"
        body = "\n".join(f"{name}: {value}" for name, value in about.items())
        return browsable(f"mailto:{own.email}?subject={quote(title)}&body={quote(body)}") or ""


def field_name(c: Context, name: str) -> str:
    """Give what readers call a field of anything, encoded."""
    names = (f"field_{name}", f"rv_field_{name}", name)
    known = next((Label(one) for one in names if one in set(Label)), None)
    return c.label(known) if known else plain(name.replace("_", " "))


def without_marks(said: str, language: str) -> str:
    """Give Markdown text as plain words on one line."""
    return flat(Prose(((Located(language), Located(said)),)), {}, language) if said else said


def _only_reviewed(one: Difference) -> bool:
    fields = {field.name for field in one.fields}
    return (
        one.kind == "chapter" and one.action not in {"added", "removed"} and fields == {"reviewed"}
    )
