"""The resolver: numbered steps from layers to one handbook (ARCHITECTURE.md has the same).

The steps after these, which look at translations, reviews and editions, stand in `workshop.py`.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping

from generator.model.clause import Chapter
from generator.model.entries import Parameter
from generator.model.handbook import (
    Event,
    Handbook,
    ResolvedChapter,
    ResolvedClause,
    Setting,
    Value,
)
from generator.model.inputs import Inputs, rewritten, strings, texts
from generator.model.layers import Base, Company, OnePage, Profile
from generator.model.pages import Owners
from generator.model.papers import FILLED_IN
from generator.model.problems import Collector, ProblemsFound
from generator.model.reference import Reference
from generator.model.registers import REFERENCES, REGISTERS
from generator.model.say import say
from generator.model.text import Prose, Text
from generator.resolve.addresses import check_addresses
from generator.resolve.asked import check_asked
from generator.resolve.changes import apply_changes
from generator.resolve.collapse import answering, collapse
from generator.resolve.conditions import check_conditions
from generator.resolve.conflicts import find_conflicts
from generator.resolve.draft import Draft, gather_chapters
from generator.resolve.entries import Entries, change_entries
from generator.resolve.essentials import essentials, gathered, is_essentials
from generator.resolve.house_rules import check_house_rules
from generator.resolve.languages import meant_language, spoken
from generator.resolve.merge import merge
from generator.resolve.order import ordered
from generator.resolve.papers import check_papers, texts_filled_in
from generator.resolve.parameters import decide, declare, in_use
from generator.resolve.places import (
    localised,
    places_of,
    references_here,
    registers_here,
    uncovered,
    within,
)
from generator.resolve.pointers import check_basis, check_links, check_pointers, link_targets
from generator.resolve.removal import check_leaning, numbered, without
from generator.resolve.style import combined_style
from generator.resolve.teams import handed_over
from generator.resolve.wholeness import check_entries, check_titles
from generator.text.counting import check_agreement
from generator.text.languages import check_languages
from generator.text.markdown import check_markdown
from generator.text.placeholders import check_text, check_unused
from generator.text.signs import check_script, check_signs


def resolve(inputs: Inputs, problems: Collector | None = None) -> Handbook:
    """Combine the base, the profiles and the company file into one handbook, not yet sealed.

    Later layers win, but only over things that exist: a change whose target is absent, or a
    setting that nobody declared, is a problem and not a no-op. The inputs are left untouched
    and nothing is read or written.

    Args:
        inputs: The loaded layers. Profiles and company may be absent.
        problems: Warnings from loading, to be reported together with what is found here.

    Raises:
        ProblemsFound: One or more layers do not fit together. All problems are reported.
    """
    problems = problems or Collector()
    check_asked(inputs, problems)
    # Before all: only the languages that the company speaks, the places where it works, and, of
    # the layers below a small firm's, the essentials.
    whole, said = spoken(inputs, problems)
    inputs, beyond = essentials(whole, problems)
    at_home = localised(inputs, places_of(inputs))
    # Step 1: gather the parameters that any layer declares.
    declared = declare(whole, problems)
    # Step 2: put the chapters of all layers in order.
    draft = gather_chapters(at_home, problems)
    draft.beyond, draft.places = beyond, places_of(inputs)
    # Step 3: find clauses that two profiles change differently.
    contested = find_conflicts(inputs, problems)
    # Step 4: apply the changes, profiles first, the company last.
    for layer in (*at_home.profiles, *((at_home.company,) if at_home.company else ())):
        apply_changes(layer, draft, problems, contested)
    # Step 5: settle every parameter.
    values = handed_over(rewritten(decide(inputs, declared, problems), said), whole, problems)
    # Step 6: merge the registers, and change them; leave out what holds only elsewhere.
    merged = {register.name: merge(register, inputs, problems) for register in REGISTERS}
    references = {str(ref.id): ref for ref in merged[REFERENCES.name]}
    entries = change_entries(inputs, merged, draft, problems)
    handbook = _assemble(inputs, draft, values, entries, problems)
    check_leaning(handbook, draft.removed, problems)
    # Step 7: check every text of every layer: languages, placeholders, Markdown, links, signs.
    known = (*draft.chapters, *beyond.clauses)
    used = _check_texts(whole, handbook, known, declared, problems)
    check_unused(declared, used, problems)
    # Step 8: check that everything pointed to is there.
    check_pointers(handbook, references, inputs.sectors, problems, beyond)
    check_conditions(handbook, problems)
    check_basis(draft, references, problems)
    check_house_rules(whole, problems)
    check_entries(whole, problems)
    check_titles(handbook, problems)
    check_papers(handbook, whole.layers, problems)
    check_addresses(handbook, inputs, problems)
    if problems.failed:
        raise ProblemsFound(problems.found)
    # Nothing lingers of clauses that a layer took out or that hold only elsewhere.
    handbook = without(handbook, {resolved.id for resolved in handbook.removed})
    return in_use(handbook) if handbook.essentials else handbook


def _assemble(
    inputs: Inputs,
    draft: Draft,
    values: Mapping[str, Value],
    entries: Entries,
    problems: Collector,
) -> Handbook:
    base, jurisdictions = _base(inputs), places_of(inputs)
    company = inputs.company.head if inputs.company else None
    own = company if isinstance(company, Company) else None
    small = is_essentials(inputs)
    draft.gatherings = base.essentials if small else ()
    heir = answering(own, essentials=small)
    accounts = own.platforms if own else ()
    if own and heir is not None:
        accounts = collapse(own, heir, entries, draft)
    merged = entries.merged
    register = references_here(base, merged, jurisdictions)
    wanted = ordered(inputs, draft, problems)
    chapters, elsewhere = _number(wanted, draft, jurisdictions, register)
    chapters = gathered(chapters, draft.gatherings)
    one_page = inputs.base.one_page or OnePage(duties=())
    own_page = (inputs.company.one_page if inputs.company else None) or OnePage(duties=())
    return Handbook(
        name=inputs.name,
        title=own.title if own and own.title else base.title,
        subtitle=own.subtitle if own and own.subtitle else base.subtitle,
        intro=base.intro,
        notice=base.notice,
        version=str(own.version if own and own.version else base.version),
        valid_from=own.valid_from if own and own.valid_from else base.valid_from,
        languages={str(code): str(name) for code, name in base.languages.items()},
        asked_as={str(name): ways for name, ways in base.asked_as.items()},
        binding_language=_binding(base, own, problems),
        jurisdictions=jurisdictions,
        uncovered=uncovered(jurisdictions, register.values()),
        profiles=tuple(layer.head for layer in inputs.profiles if isinstance(layer.head, Profile)),
        company=own,
        parameters=dict(values),
        labels={key: text for layer in inputs.layers for key, text in layer.labels.items()},
        chapters=chapters,
        one_page_intro=own_page.intro or one_page.intro,
        one_page_closing=own_page.closing or one_page.closing,
        registers=registers_here(merged, register, jurisdictions),
        everyone=base.everyone,
        reference_owner=draft.reference_owner,
        contacts=own.contacts if own else (),
        accounts=accounts,
        removed=(*draft.removed, *elsewhere),
        left_out=tuple(entries.gone.values()),
        entry_history=dict(entries.history),
        shows=frozenset(Owners(word) for word in own.publish) if own else frozenset(),
        pictures=inputs.company.pictures if inputs.company else {},
        style=combined_style(inputs),
    )


def _base(inputs: Inputs) -> Base:
    if not isinstance(inputs.base.head, Base):
        raise TypeError("the first layer is no base")
    return inputs.base.head


def _binding(base: Base, own: Company | None, problems: Collector) -> str:
    binding = own.binding_language if own and own.binding_language else base.binding_language
    if binding not in base.languages:
        message = say("the handbook has no language '{language}'", language=binding)
        problems.add("HB402", message, binding.place, meant_language(binding, base.languages))
    return str(binding)


def _number(
    wanted: Iterable[tuple[Chapter, str]],
    draft: Draft,
    jurisdictions: tuple[str, ...],
    register: Mapping[str, Reference],
) -> tuple[tuple[ResolvedChapter, ...], tuple[ResolvedClause, ...]]:
    """Number chapters and clauses; set clauses aside that hold only in other places."""
    chapters: list[ResolvedChapter] = []
    elsewhere: list[ResolvedClause] = []
    for chapter, layer in wanted:
        clauses: list[ResolvedClause] = []
        for clause_id in draft.order[str(chapter.id)]:
            found = draft.clauses[clause_id]
            here = found.clause.jurisdictions
            if here and not set(here) & set(jurisdictions):
                event = Event(action="out-of-scope", layer=found.layer, place=here[0].place)
                elsewhere.append(dataclasses.replace(found, history=(*found.history, event)))
                continue
            references = within(found.clause.references, register, jurisdictions)
            clause = dataclasses.replace(found.clause, references=references)
            cites = bool(found.clause.references)
            clauses.append(dataclasses.replace(found, clause=clause, cites=cites))
        chapters.append(
            ResolvedChapter(
                id=str(chapter.id),
                number=0,
                title=chapter.title,
                summary=chapter.summary,
                owner=chapter.owner,
                reviewed=chapter.reviewed,
                review_months=chapter.review_months,
                layer=layer,
                clauses=tuple(clauses),
                emergency=chapter.emergency,
            )
        )
    return numbered(chapters), tuple(elsewhere)


def _check_texts(
    inputs: Inputs,
    handbook: Handbook,
    chapters: Iterable[str],
    declared: Mapping[str, Parameter],
    problems: Collector,
) -> set[str]:
    """Check every text of every layer; give the names of the parameters in use."""
    languages = list(handbook.languages)
    known = link_targets(handbook) | frozenset(chapters)
    used: set[str] = set()
    names = _base(inputs).languages
    for code, name in names.items():
        check_script(code, name, problems)
    seen = {id(name) for name in names.values()}
    for layer in inputs.layers:
        for written in strings(layer, examples=True):
            if id(written) not in seen:
                check_signs(written, problems)
        of_papers = texts_filled_in(layer)
        for text in texts(layer):
            check_languages(text, languages, problems)
            more = FILLED_IN if id(text) in of_papers else ()
            used |= check_text(text, declared, problems, more)
            check_agreement(text, handbook.parameters, problems)
            if isinstance(text, Prose):
                for _, words in text.values:
                    check_markdown(words, problems)
                check_links(text, known, problems)
    for value in handbook.parameters.values():
        for setting in (value.setting, *value.overridden):
            _check_setting(setting, languages, declared, problems)
    return used


def _check_setting(
    setting: Setting,
    languages: list[str],
    declared: Mapping[str, Parameter],
    problems: Collector,
) -> None:
    """Check a setting's own texts; the value itself is data, so a brace in it is a brace."""
    own = tuple(setting.own.forms.values()) if setting.own else ()
    for text in (setting.value, setting.reason, *own):
        if isinstance(text, Text):
            check_languages(text, languages, problems)
    if setting.reason is not None:
        check_text(setting.reason, declared, problems)
