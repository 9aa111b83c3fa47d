"""The resolver's draft of clauses: immutable records in ordered dictionaries."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from generator.model.called import names_of
from generator.model.clause import Chapter, Clause
from generator.model.handbook import Event, ResolvedClause
from generator.model.inputs import Inputs, Layer
from generator.model.layers import Base, Gathering
from generator.model.mended import write_instead
from generator.model.nearest import WHERE, did_you_mean
from generator.model.numbering import Order, is_number, numbers_in
from generator.model.place import Located
from generator.model.problems import Collector, Note
from generator.model.registers import QUESTIONS
from generator.model.say import say
from generator.resolve.essentials import Beyond
from generator.resolve.seen import after_all


@dataclass(slots=True)
class Draft:
    """Clauses by id, and their order by chapter, while changes are applied."""

    clauses: dict[str, ResolvedClause] = field(default_factory=dict)
    """Every clause that stands, by id."""
    order: dict[str, list[str]] = field(default_factory=dict)
    """Ids of a chapter's clauses in order, by chapter id."""
    chapters: dict[str, tuple[Chapter, str]] = field(default_factory=dict)
    """Chapters and the layer that brought them, by id, in order."""
    originals: dict[str, Clause] = field(default_factory=dict)
    """Every clause as it was written first, by id; profiles are measured against it."""
    removed: list[ResolvedClause] = field(default_factory=list)
    """Clauses taken out, with the event that did it as the last of their history."""
    everyone: Located | None = None
    """Id of the audience that takes everybody in."""
    asking: frozenset[str] = frozenset()
    """Ids of the questions whose answers are the audiences."""
    reference_owner: Located | None = None
    """Id of the role that checks the legal references."""
    places: tuple[str, ...] = ()
    """The jurisdictions that the handbook is for."""
    changing: tuple[Layer, Order] | None = None
    """The layer whose changes are applied, and the order of the clauses before them."""
    gatherings: tuple[Gathering, ...] = ()
    """Chapters that stand as one; none in a full handbook."""
    beyond: Beyond = field(default_factory=Beyond)
    """What an essentials handbook leaves out."""

    meant_to_go: set[str] = field(default_factory=set)
    """Ids of clauses that a removal most likely means whose target has a slip of typing."""

    def put(
        self,
        clause: Clause,
        chapter: str,
        layer: str,
        after: str | None = None,
        history: tuple[Event, ...] = (),
    ) -> None:
        """Add a clause at the end of a chapter, or after another one."""
        order = self.order[chapter]
        position = order.index(after) + 1 if after in order else len(order)
        order.insert(position, str(clause.id))
        self.clauses[str(clause.id)] = ResolvedClause(
            clause=clause, number="", layer=layer, history=history
        )
        self.originals[str(clause.id)] = clause

    def gone(self, clause_id: str) -> ResolvedClause | None:
        """Find a clause among those taken out."""
        return next((resolved for resolved in self.removed if resolved.id == clause_id), None)

    def meant_clause(self, given: str, among: Iterable[str] | None = None) -> str:
        """Give the hint for the id of a clause that is not there, by its id or its title.

        Args:
            given: What somebody wrote.
            among: The ids that would do; all when left out.
        """
        ids = self.clauses.keys() if among is None else among
        titles = names_of(self.clauses[one].clause for one in ids)
        if not is_number(given):
            return did_you_mean(given, ids, titles, many=WHERE)
        own, below = self._numbered(given)
        if own and below and own != below:
            return say(
                "{number} is '{own}' in your handbook, and '{below}' in the one without your"
                " changes: write the id that you mean",
                number=given,
                own=own,
                below=below,
            )
        meant = own or below
        return did_you_mean(given, ids, [(given, meant)] if meant else (), many=WHERE)

    def begin(self, layer: Layer) -> None:
        """Keep a layer and the order before its changes, for hints that need to count."""
        self.changing = layer, {chapter: tuple(ids) for chapter, ids in self.order.items()}

    def _numbered(self, given: str) -> tuple[str | None, str | None]:
        """Give the clauses of a number as readers see them after and before a layer's changes."""
        if self.changing is None:
            return None, None
        layer, before = self.changing
        elsewhere = {
            name
            for name, one in self.originals.items()
            if one.jurisdictions and not {*one.jurisdictions} & {*self.places}
        }
        after = numbers_in(after_all(before, layer), elsewhere)
        return after.get(given), numbers_in(before, elsewhere).get(given)

    def meant_chapter(self, given: str) -> str:
        """Give the hint for the id of a chapter that is not there, by its id or its title."""
        titles = names_of(chapter for chapter, _ in self.chapters.values())
        return did_you_mean(given, self.chapters, titles)

    def agree_on_removal(self, gone: ResolvedClause, event: Event) -> None:
        """Add a further layer's event to a clause that is already taken out."""
        position = self.removed.index(gone)
        self.removed[position] = replace(gone, history=(*gone.history, event))

    def take_out(self, clause_id: str, event: Event) -> None:
        """Move a clause to the removed ones."""
        gone = self.clauses.pop(clause_id)
        self.order[gone.clause.chapter].remove(clause_id)
        self.removed.append(
            ResolvedClause(
                clause=gone.clause,
                number="",
                layer=gone.layer,
                history=(*gone.history, event),
            )
        )


def gather_chapters(inputs: Inputs, problems: Collector) -> Draft:
    """Step 2: put the chapters of all layers in order, each clause under its own id.

    Args:
        inputs: The layers.
        problems: Receives HB201 (an id twice) and HB202 (an id outside its chapter).
    """
    head = inputs.base.head
    draft = Draft()
    if isinstance(head, Base):
        draft = Draft(everyone=head.everyone, reference_owner=head.reference_owner)
    every = (one for layer in inputs.layers for one in layer.of(QUESTIONS))
    draft.asking = frozenset(str(one.id) for one in every if one.audiences)
    for layer in inputs.layers:
        for chapter in layer.chapters:
            _gather(chapter, layer, draft, problems)
    return draft


def _gather(chapter: Chapter, layer: Layer, draft: Draft, problems: Collector) -> None:
    if str(chapter.id) in draft.chapters:
        first = draft.chapters[str(chapter.id)][0].id.place
        problems.add(
            "HB201",
            say("the chapter '{id}' is given twice", id=chapter.id),
            chapter.id.place,
            say("give one of them another id, or add single clauses with 'action: add'"),
            (Note(message=say("first given here"), place=first),),
        )
        return
    draft.chapters[str(chapter.id)] = (chapter, layer.name)
    draft.order[str(chapter.id)] = []
    for clause in chapter.clauses:
        if may_enter(clause, str(chapter.id), draft, problems):
            draft.put(clause, str(chapter.id), layer.name)


def may_enter(clause: Clause, chapter: str, draft: Draft, problems: Collector) -> bool:
    """Check a new clause's id: inside its chapter, and not taken."""
    if clause.chapter != chapter or "." not in clause.id:
        problems.add(
            "HB202",
            say(
                "the id '{id}' does not belong to the chapter '{chapter}'",
                id=clause.id,
                chapter=chapter,
            ),
            clause.id.place,
            write_instead(clause.id.place, f"{chapter}.{clause.id.rpartition('.')[2]}"),
        )
        return False
    known = draft.clauses.get(str(clause.id)) or draft.gone(str(clause.id))
    if known is not None:
        problems.add(
            "HB201",
            say("the clause '{id}' is given twice", id=clause.id),
            clause.id.place,
            say("give one of them another id, or change the first with 'action: amend'"),
            (Note(message=say("first given here"), place=known.place),),
        )
        return False
    return True
