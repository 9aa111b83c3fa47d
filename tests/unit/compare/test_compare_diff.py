"""What differs between two editions: action, weight, audience, cause and place, kind by kind."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest

from generator.compare.diff import apply, diff, may_be_editorial
from generator.compare.snapshot import KINDS, Snapshot, clause_fields, snapshot
from generator.model.edition import Difference, FieldDiff

Data = dict[str, Any]


def clause(name: str, **more: Any) -> Data:
    """Give the data of a clause."""
    return {
        "id": name,
        "number": "1.1",
        "title": {"en": name},
        "strength": "should",
        "statement": {"en": "Answer in 24 hours."},
        "audience": ["everyone"],
        "origin": {"layer": "base", "file": "f.yml", "line": 1},
        "history": [],
        **more,
    }


def edition(*clauses: Data, **more: Any) -> Data:
    """Give the data of an edition with one chapter."""
    return {
        "title": {"en": "Rules"},
        "version": "1.0",
        "chapters": [{"id": "talk", "title": {"en": "Talk"}, "clauses": list(clauses)}],
        "removed": [],
        "parameters": {},
        "one_page": {"duties": []},
        "references": [],
        **more,
    }


def found(
    old: Data, new: Data, *editorial: str, everyone: tuple[str, ...] = ()
) -> tuple[Difference, ...]:
    """Compare two editions' data."""
    return diff(snapshot(old), snapshot(new), editorial, everyone)


def only(old: Data, new: Data, *editorial: str, everyone: tuple[str, ...] = ()) -> Difference:
    """Compare two editions that differ in one entry."""
    (one,) = found(old, new, *editorial, everyone=everyone)
    return one


def changed(**more: Any) -> Difference:
    """Compare a clause with the same one that says something else."""
    return only(edition(clause("talk.a")), edition(clause("talk.a", **more)))


CHANGES: list[tuple[Data, str, bool]] = [
    ({"strength": "must"}, "tightened", True),
    ({"strength": "may"}, "weakened", True),
    ({"strength": "must", "title": {"en": "New"}}, "tightened", True),
    ({"title": {"en": "New"}}, "reworded", True),
    ({"statement": {"en": "New."}}, "reworded", True),
    ({"guidance": {"en": "New."}}, "reworded", True),
    ({"why": {"en": "New."}}, "reworded", True),
    ({"remedy": {"en": "New."}}, "reworded", True),
    ({"examples": [{"wrong": {"en": "A"}}]}, "reworded", True),
    ({"statement": {"en": "answer in 24 hours!"}}, "reworded", False),
    ({"title": {"en": "TALK a"}, "statement": {"en": "Answer: in 24 hours"}}, "reworded", False),
    ({"title": {"en": "talk a"}, "statement": {"en": "Answer in 25 hours"}}, "reworded", True),
    ({"statement": {"en": "Answer in 24 hours.", "pl": "Tak."}}, "reworded", True),
    ({"audience": ["admins"]}, "amended", True),
    ({"locked": True}, "amended", True),
    ({"references": ["PL-ONE"]}, "amended", True),
    ({"jurisdictions": ["EU"]}, "amended", True),
    ({"asks": True}, "tightened", True),
    ({"topics": ["t"]}, "amended", False),
    ({"requirements": ["S01"]}, "amended", False),
    ({"house_rule": True}, "amended", False),
    ({"topics": ["t"], "title": {"en": "New"}}, "amended", True),
    ({"topics": ["t"], "title": {"en": "Talk.A"}}, "amended", False),
]


@pytest.mark.parametrize(("more", "action", "material"), CHANGES)
def test_change_of_a_clause_has_its_action_and_weight(
    more: Data, action: str, *, material: bool
) -> None:
    """Strength decides first, then whether only words changed; signs alone are editorial."""
    one = changed(**more)

    assert (one.kind, one.id, one.action, one.material) == ("clause", "talk.a", action, material)
    assert {field.name for field in one.fields} == set(more)


@pytest.mark.parametrize(
    "more",
    [
        {"number": "9.9"},
        {"origin": {"layer": "base", "line": 99}},
        {"unconfirmed": ["en"]},
        {"marked": True},
        {"layer": "x"},
        {"history": [{"action": "amended", "layer": "base", "reason": None}]},
        {"guidance": None, "locked": False, "examples": [], "remedy": "", "why": {}},
    ],
)
def test_nothing_that_readers_do_not_meet_is_a_difference(more: Data) -> None:
    """Numbers, places, history and empty fields are no content."""
    assert found(edition(clause("talk.a")), edition(clause("talk.a", **more))) == ()


def test_fields_are_told_in_the_order_of_the_earlier_edition() -> None:
    """New fields come last; what is gone is None after, what came was None before."""
    one = only(
        edition(clause("talk.a", why={"en": "W"})),
        edition(clause("talk.a", remedy={"en": "R"}, title={"en": "New"})),
    )

    assert [(field.name, field.before, field.after) for field in one.fields] == [
        ("title", {"en": "talk.a"}, {"en": "New"}),
        ("why", {"en": "W"}, None),
        ("remedy", None, {"en": "R"}),
    ]
    assert one.field("why") == FieldDiff(name="why", before={"en": "W"}, after=None)


def test_change_tells_title_audience_and_its_newest_event() -> None:
    """Readers of both wordings are concerned; reason, layer and approver are the last event's."""
    events = [
        {"action": "amended", "layer": "profile:a", "reason": {"en": "Old."}, "approved_by": "X"},
        {"action": "weakened", "layer": "company:c", "reason": {"en": "New."}, "approved_by": "Y"},
    ]

    one = only(
        edition(clause("talk.a", history=events[:1])),
        edition(clause("talk.a", history=events, audience=["admins"], title={"en": "T"})),
    )

    assert dict(one.title) == {"en": "T"}
    assert one.audience == ("admins", "everyone")
    assert (one.reason, one.layer, one.approved_by) == ({"en": "New."}, "company:c", "Y")


def test_change_without_a_fresh_event_bears_the_layer_of_the_clause() -> None:
    """An event that the earlier edition had explains nothing new."""
    event = {"action": "amended", "layer": "profile:a", "reason": {"en": "R"}, "approved_by": "X"}

    one = only(
        edition(clause("talk.a", history=[event])),
        edition(clause("talk.a", history=[event], title={"en": "T"})),
    )

    assert (one.reason, one.layer, one.approved_by) == (None, "base", None)


@pytest.mark.parametrize("name", ["action", "layer", "reason", "changes", "approved_by"])
def test_event_that_differs_in_any_part_is_a_new_one(name: str) -> None:
    """Events are told apart by what they did, who did it, why, to what and by whose leave."""
    old = {"action": "a", "layer": "l", "reason": {"en": "r"}, "changes": [], "approved_by": "Y"}
    new = {**old, name: "Y" if name == "approved_by" else "other"}
    old = {**old, "approved_by": "X"} if name == "approved_by" else old

    one = only(
        edition(clause("talk.a", history=[old])),
        edition(clause("talk.a", history=[new], title={"en": "T"})),
    )

    assert one.approved_by == "Y"


def test_place_of_an_event_makes_it_no_new_one() -> None:
    """A line that moved in its file changes nothing."""
    old = {"action": "a", "layer": "l", "origin": {"line": 1}, "approved_by": "X"}
    new = {**old, "origin": {"line": 2}}

    one = only(
        edition(clause("talk.a", history=[old])),
        edition(clause("talk.a", history=[new], title={"en": "T"})),
    )

    assert one.approved_by is None


def test_added_clause_knows_its_neighbour() -> None:
    """The first has none before it; an added one is material whatever it says."""
    old = edition(clause("talk.a"))
    new = edition(clause("talk.x"), clause("talk.a"), clause("talk.y", audience=["admins"]))

    first, second = found(old, new)

    assert (first.id, first.action, first.after, first.material) == ("talk.x", "added", None, True)
    assert (second.id, second.action, second.after) == ("talk.y", "added", "talk.a")
    assert (second.audience, second.layer, dict(second.title)) == (
        ("admins",),
        "base",
        {"en": "talk.y"},
    )
    assert all(field.before is None for field in second.fields)


def test_removed_clause_tells_who_took_it_out() -> None:
    """Its last event stands in the later edition's list of removed clauses."""
    gone = clause(
        "talk.b",
        history=[
            {"action": "amended", "layer": "profile:a", "reason": None, "approved_by": None},
            {
                "action": "removed",
                "layer": "company:c",
                "reason": {"en": "Not needed."},
                "approved_by": "Board",
            },
        ],
    )
    other = clause("talk.z", history=[{"action": "removed", "layer": "x"}])

    one = only(
        edition(clause("talk.a"), clause("talk.b", audience=["admins"])),
        edition(clause("talk.a"), removed=[other, gone]),
    )

    assert (one.id, one.action, one.material, one.layer) == (
        "talk.b",
        "removed",
        True,
        "company:c",
    )
    assert (one.reason, one.approved_by) == ({"en": "Not needed."}, "Board")
    assert (one.audience, dict(one.title), one.after) == (("admins",), {"en": "talk.b"}, None)
    assert all(field.after is None for field in one.fields)
    assert one.field("strength") == FieldDiff(name="strength", before="should", after=None)


def test_removed_clause_that_nobody_took_out_has_no_layer() -> None:
    """A clause that vanished from a file leaves no event."""
    one = only(edition(clause("talk.a"), clause("talk.b")), edition(clause("talk.a")))

    assert (one.layer, one.reason, one.approved_by) == ("", None, None)


def test_removed_entry_of_another_kind_takes_no_event_of_a_clause() -> None:
    """A reference may be called like a clause that was taken out."""
    gone = clause("X", history=[{"action": "removed", "layer": "company:c"}])

    one = only(edition(references=[{"id": "X", "title": {"en": "Act"}}]), edition(removed=[gone]))

    assert (one.kind, one.action, one.layer, one.material) == ("reference", "removed", "", True)


def test_new_order_is_one_difference_before_everything_added() -> None:
    """Only entries that both editions have count for the order."""
    old = edition(clause("talk.a"), clause("talk.b"), clause("talk.c"))
    new = edition(clause("talk.d"), clause("talk.b"), clause("talk.a"))

    removed, moved, added = found(old, new)

    assert (removed.id, removed.action) == ("talk.c", "removed")
    assert (moved.kind, moved.id, moved.action, moved.material) == (
        "clause",
        "clause",
        "moved",
        False,
    )
    assert moved.fields == (
        FieldDiff(name="order", before=("talk.a", "talk.b"), after=("talk.b", "talk.a")),
    )
    assert (dict(moved.title), moved.audience) == ({}, ())
    assert (added.id, added.action, added.after) == ("talk.d", "added", None)


def test_clause_of_another_chapter_is_amended_materially() -> None:
    """Moving to another chapter is a field like others."""
    new = edition()
    new["chapters"] = [{"id": "other", "title": {"en": "Talk"}, "clauses": [clause("talk.a")]}]

    by_kind = {one.kind: one for one in found(edition(clause("talk.a")), new)}

    assert (by_kind["clause"].action, by_kind["clause"].material) == ("amended", True)


def with_value(shown: str, value: object = 1, said: str = "", **more: Any) -> Data:
    """Give an edition with one parameter, and a clause that shows it."""
    told = said or f"Answer in {shown} hours."
    data = {"shown": {"en": shown}, "value": value, "label": {"en": "Hours"}, **more}
    return edition(clause("talk.a", statement={"en": told}), parameters={"hours": data})


def test_clause_whose_words_a_value_explains_names_the_value() -> None:
    """The parameter is `set`, and the clause says that it is the cause."""
    origin = {"layer": "company:c"}
    first, second = found(
        with_value("24", 24),
        with_value("8", 8, overridden=[], reason={"en": "R"}, approved_by="B", origin=origin),
    )

    assert (first.kind, first.action, first.causes) == ("clause", "reworded", ("hours",))
    assert (second.kind, second.id, second.action, second.material) == (
        "parameter",
        "hours",
        "set",
        True,
    )
    assert (second.reason, second.approved_by, dict(second.title)) == (
        {"en": "R"},
        "B",
        {"en": "Hours"},
    )
    assert second.layer == "company:c"
    assert [field.name for field in second.fields] == ["value", "shown", "reasons"]


@pytest.mark.parametrize(("number", "words"), [(1, "1 hour"), (8, "8 hours")])
def test_value_explains_the_words_behind_its_number(number: int, words: str) -> None:
    """A number takes another form of its words along, which nobody wrote anew."""
    counted = {"within": {"en": "hour | hours"}}

    first, _ = found(
        with_value("24", 24, said="Answer within 24 hours."),
        with_value(str(number), number, said=f"Answer within {words}.", counted=counted),
    )
    other, _ = found(
        with_value("24", 24, said="Answer within 24 hours."),
        with_value("1", 1, said="Answer within 1 day.", counted=counted),
    )

    assert (first.causes, other.causes) == (("hours",), ())


def test_clause_with_other_new_words_has_no_cause() -> None:
    """A value explains a clause only when it explains all of its words."""
    first, _ = found(with_value("24"), with_value("8", said="Answer within 8 hours."))

    assert (first.kind, first.causes) == ("clause", ())


def test_clause_that_is_stricter_too_has_no_cause() -> None:
    """A change beside the words is no work of a value."""
    new = with_value("8")
    new["chapters"][0]["clauses"][0]["strength"] = "must"

    first, _ = found(with_value("24"), new)

    assert (first.action, first.causes) == ("tightened", ())


def test_value_that_shows_nothing_explains_nothing() -> None:
    """A parameter without words, or a new one, is no cause."""
    old, new = with_value("24"), with_value("8")
    new["parameters"]["spare"] = {"value": 1, "shown": {"en": "8"}}
    old["parameters"]["bare"] = {"value": 1}
    new["parameters"]["bare"] = {"value": 2}

    by_id = {one.id: one for one in found(old, new)}

    assert by_id["talk.a"].causes == ("hours",)
    assert by_id["spare"].action == "added"
    assert by_id["bare"].action == "set"


def valued(one: str, other: str, *, polish: str = "Tak", post: str = "Nie") -> Data:
    """Give an edition whose clause shows two values, each with words of its own in Polish."""
    return edition(
        clause(
            "talk.a",
            title={"en": one, "pl": f"p{one}"},
            statement={"en": f"so {other}", "pl": f"{polish} p{other}"},
            examples=[
                {"wrong": {"en": one, "pl": f"p{one}"}, "right": {"en": "No", "pl": post}},
                {"wrong": {"en": "No", "pl": "Nie"}, "right": {"en": other, "pl": f"p{other}"}},
            ],
        ),
        parameters={
            name: {"value": value, "shown": {"en": value, "pl": f"p{value}"}}
            for name, value in {"zeta": one, "alpha": other}.items()
        },
    )


def test_causes_of_a_clause_are_sorted_and_hold_in_every_language() -> None:
    """In texts and examples; one language with new words of its own is enough for none."""
    old = valued("1", "2")

    assert found(old, valued("3", "4"))[0].causes == ("alpha", "zeta")
    assert found(old, valued("1", "4"))[0].causes == ("alpha",)
    assert found(old, valued("3", "4", polish="Nie"))[0].causes == ()
    assert found(old, valued("3", "4", post="Tak"))[0].causes == ()


def test_clause_with_new_words_in_every_field_is_reworded() -> None:
    """However many they are."""
    texts = ("title", "statement", "guidance", "why", "remedy")

    def every(words: str) -> Data:
        fields: Data = {name: {"en": words} for name in texts}
        return edition(clause("talk.a", **fields, examples=[{"wrong": {"en": words}}]))

    assert only(every("a"), every("b")).action == "reworded"


MATERIAL = ["label", "clause", "parameter", "reference", "duty"]


def register(kind: str, **fields: Any) -> Data:
    """Give an edition with one entry of a kind."""
    entry = {"id": "x", "title": {"en": "X"}, **fields}
    lists = {
        "reference": "references",
        "guide": "guide",
        "risk": "risks",
        "scenario": "scenarios",
        "term": "glossary",
        "review-task": "review_tasks",
        "reply": "replies",
        "paper": "papers",
        "platform": "platforms",
        "role": "roles",
        "audience": "audiences",
        "area": "areas",
        "route": "routes",
        "question": "questions",
        "answer_group": "answer_groups",
        "answer": "answers",
    }
    if kind == "duty":
        return edition(one_page={"duties": [entry]})
    if kind == "contact":
        return edition(contacts=[{"role": "x", **fields}])
    if kind == "label":
        return edition(labels={"x": fields})
    if kind == "account":
        return edition(accounts=[{"platform": "x", **fields}])
    return edition(**{lists[kind]: [entry]})


REST = [kind for kind in KINDS if kind not in {"clause", "parameter", "chapter", "handbook"}]


@pytest.mark.parametrize("kind", REST)
def test_entry_of_every_kind_is_compared(kind: str) -> None:
    """Changed, added and removed entries are told; only those that bind are material."""
    empty, old, new = edition(), register(kind, text={"en": "a"}), register(kind, text={"en": "b"})

    one, added, gone = only(old, new), only(empty, old), only(old, empty)

    binds = kind in MATERIAL
    assert (one.kind, one.id, one.action, one.material) == (kind, "x", "amended", binds)
    assert (added.action, added.material, added.after) == ("added", binds, None)
    assert (gone.action, gone.material) == ("removed", binds)
    assert found(old, copy.deepcopy(old)) == ()


def test_added_reference_is_material_whatever_it_says() -> None:
    """Even where each of its fields alone would be editorial."""
    new = edition(references=[{"id": "x", "checked_on": "2027-01-01"}])

    assert only(edition(), new).material


@pytest.mark.parametrize(
    ("register", "name"),
    [
        ("scenarios", "title"),
        ("roles", "name"),
        ("glossary", "term"),
        ("risks", "threat"),
        ("review_tasks", "task"),
        ("routes", "wish"),
    ],
)
def test_entry_is_called_by_its_own_words(register: str, name: str) -> None:
    """Each register has its own key for them; what is no text in languages is no title."""
    words = {"en": "A", "pl": "B"}
    new = edition(**{register: [{"id": "x", name: words, "text": {"en": "C"}}]})
    plain = edition(platforms=[{"id": "x", "name": "Plain"}])

    assert dict(only(edition(), new).title) == words
    assert dict(only(edition(), plain).title) == {}


def test_duties_concern_everyone_and_registers_nobody() -> None:
    """Only clauses name their readers."""
    assert only(edition(), register("duty"), everyone=("all",)).audience == ("all",)
    assert only(edition(), register("risk", audience=["hr"])).audience == ()


@pytest.mark.parametrize(
    ("kind", "field", "material"),
    [
        ("reference", "checked_on", False),
        ("reference", "sources", False),
        ("reference", "sectors", False),
        ("reference", "citation", True),
        ("duty", "topics", True),
        ("duty", "checked_on", True),
    ],
)
def test_what_a_kind_calls_editorial_is_not_material(
    kind: str, field: str, *, material: bool
) -> None:
    """A new check of a law changes nothing for readers."""
    one = only(register(kind, **{field: "a"}), register(kind, **{field: "b"}))

    assert (one.action, one.material) == ("amended", material)


def test_words_of_a_duty_count_as_words() -> None:
    """Signs and capitals of a duty's text are editorial, other fields never."""
    assert not only(
        register("duty", text={"en": "Be kind"}), register("duty", text={"en": "be kind!"})
    ).material
    assert only(
        register("duty", when={"en": "Be kind"}), register("duty", when={"en": "be kind!"})
    ).material


def test_examples_are_compared_pair_by_pair() -> None:
    """Words may not move from one post to another without being seen."""
    old = edition(clause("talk.a", examples=[{"wrong": {"en": "a b"}, "right": {"en": "c"}}]))
    new = edition(clause("talk.a", examples=[{"wrong": {"en": "a"}, "right": {"en": "b c"}}]))
    same = edition(clause("talk.a", examples=[{"wrong": {"en": "A, b"}, "right": {"en": "c."}}]))

    assert only(old, new).material
    assert not only(old, same).material


def test_handbook_as_a_whole_is_compared() -> None:
    """Title, company, languages, days and the frame of the one page are one entry."""
    for name in (
        *(
            "title",
            "subtitle",
            "intro",
            "notice",
            "company",
            "legal_name",
            "industries",
            "languages",
        ),
        *("binding_language", "jurisdictions", "valid_from"),
    ):
        one = only(edition(), edition(**{name: "other"}))
        assert (one.kind, one.id, one.material) == ("handbook", "handbook", False)
        assert [field.name for field in one.fields] == [name]
    for name in ("intro", "closing"):
        one = only(edition(), edition(one_page={"duties": [], name: {"en": "X"}}))
        assert [field.name for field in one.fields] == [f"one_page_{name}"]
    assert found(edition(), edition(version="2.0", digest="x", name="y")) == ()


def test_chapter_is_compared_without_its_clauses() -> None:
    """A chapter's own texts are told once; its clauses stand for themselves."""
    new = edition(clause("talk.a"))
    new["chapters"][0]["title"] = {"en": "New"}
    new["chapters"][0]["number"] = 7

    one = only(edition(clause("talk.a")), new)

    assert (one.kind, one.id, one.action, one.material) == ("chapter", "talk", "reworded", False)


def test_two_contacts_of_a_role_are_both_kept() -> None:
    """The second is numbered, so that none hides the other."""
    data = edition(contacts=[{"role": "x", "name": n} for n in "abc"])

    assert snapshot(data).order("contact") == ["x", "x 2", "x 3"]
    assert found(data, edition(contacts=[{"role": "x", "name": n} for n in "abd"]))[0].id == "x 3"


def test_zero_is_a_value_and_says_something() -> None:
    """Nothing, no and empty say as much as a missing field; 0 does not."""
    fields = clause_fields(
        {"id": "x", "a": 0, "b": None, "c": False, "d": "", "e": [], "f": {}, "g": True, "h": "h"}
    )

    assert fields == {"a": 0, "g": True, "h": "h"}


def test_entries_follow_the_order_of_reading() -> None:
    """Clauses come first, then values, chapters, duties, registers, people, and the whole."""
    data = edition(clause("talk.a"), parameters={"p": {"value": 1, "shown": {"en": "1"}}})
    data["one_page"] = {"duties": [{"id": "d"}]}
    data["risks"] = [{"id": "r"}]
    data["contacts"] = [{"name": "n"}]
    data["accounts"] = [{"used": True}]

    assert list(snapshot(data).entries) == [
        ("clause", "talk.a"),
        ("parameter", "p"),
        ("chapter", "talk"),
        ("duty", "d"),
        ("risk", "r"),
        ("contact", "None"),
        ("account", "None"),
        ("handbook", "handbook"),
    ]
    assert snapshot(data).entries["clause", "talk.a"]["chapter"] == "talk"


@pytest.mark.parametrize(
    ("more", "allowed"),
    [
        ({"statement": {"en": "New."}}, True),
        ({"references": ["X"]}, True),
        ({"strength": "must"}, False),
        ({"strength": "may"}, False),
        ({"audience": ["admins"]}, False),
        ({"jurisdictions": ["EU"]}, False),
        ({"locked": True}, False),
        ({"asks": True}, False),
    ],
)
def test_person_may_call_new_words_editorial_and_nothing_more(more: Data, *, allowed: bool) -> None:
    """A mark on a stronger change is without effect."""
    old, new = edition(clause("talk.a")), edition(clause("talk.a", **more))

    assert may_be_editorial(only(old, new)) is allowed
    assert only(old, new, "talk.a").material is not allowed
    assert only(old, new, "talk.b").material


def test_editorial_mark_counts_for_clauses_only() -> None:
    """A reference may be called like a clause."""
    old, new = register("reference", citation="a"), register("reference", citation="b")

    assert only(old, new, "x").material


def test_added_and_removed_clauses_are_never_editorial() -> None:
    """Who has a new rule to follow has to know it."""
    added = only(edition(), edition(clause("talk.a")), "talk.a")
    gone = only(edition(clause("talk.a")), edition(), "talk.a")

    assert (added.material, gone.material) == (True, True)


@pytest.mark.parametrize(
    ("first", "second"),
    [("abc", "cab"), ("abc", "xaybzc"), ("abc", ""), ("", "abc"), ("abcd", "dxb"), ("ab", "ba")],
)
def test_differences_lead_from_one_edition_to_the_other(first: str, second: str) -> None:
    """Carrying them out gives the later edition, in its order."""
    old, new = (
        snapshot(edition(*(clause(f"talk.{name}") for name in names))) for names in (first, second)
    )

    made = apply(old, diff(old, new))

    assert list(made.entries) == list(new.entries)
    assert dict(made.entries) == dict(new.entries)
    assert made.sources == {}


def test_carrying_out_leaves_the_old_edition_as_it_is() -> None:
    """Fields that are gone are gone, and the old edition keeps them."""
    old = snapshot(edition(clause("talk.a", why={"en": "W"})))
    new = snapshot(edition(clause("talk.a", remedy={"en": "R"})))
    before: Callable[[], Snapshot] = lambda: copy.deepcopy(old)  # noqa: E731 - a value as it was
    kept = before()

    made = apply(old, diff(old, new))

    assert old == kept
    assert "why" not in made.entries["clause", "talk.a"]
    assert made.entries["clause", "talk.a"]["remedy"] == {"en": "R"}
