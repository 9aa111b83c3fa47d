"""Approval, release, seal and standing: every reason against an edition, and what one holds."""

from __future__ import annotations

import copy
import dataclasses
import datetime
from collections.abc import Callable
from typing import Any, cast

import pytest

from generator.compare.data import as_data
from generator.editions.approval import approval_of
from generator.editions.chain import check_editions
from generator.editions.release import check_release, released
from generator.editions.seal import seal_of, sealed
from generator.editions.standing import content_of, editorial_of, standing_of
from generator.model.edition import FIRST, Approval, Difference, Edition, FieldDiff, Past, Standing
from generator.model.handbook import Handbook
from generator.model.inputs import Inputs, Layer
from generator.model.layers import Base
from generator.model.place import Located, Place
from generator.model.problems import Collector, ProblemsFound, UsageFault
from generator.model.review import Decision, Review, Signature
from generator.review.run import clauses_digest, fingerprints
from tests.told import told
from tests.trees import COMPANY, PARAMETERS, TREE, company

Loaded = Callable[..., Inputs]
Resolved = Callable[..., Handbook]
DAY = datetime.date(2027, 1, 5)
OWN = "companies/acme/company.yml"
VERSIONED = {OWN: 'version: "2027.1"\n' + COMPANY}
NO_LAYERS = Inputs(base=Layer(name="base", head=cast("Base", None)))
"""What the gate reads of the layers is tried in a file of its own."""
PLACE = Place(file="companies/acme/editions/2027.1.json", line=1, column=1)


def edition_of(book: Handbook, version: str, *editorial: str) -> Edition:
    """Seal a handbook as an edition."""
    approval = Approval(version=version, by="owner", note="x", date=DAY, editorial=editorial)
    data = sealed(book, approval)
    return Edition(
        approval=approval,
        digest=data["digest"],
        seal=data["approval"]["seal"],
        data=data,
        place=PLACE,
    )


def difference(name: str, action: str = "reworded", *fields: str) -> Difference:
    """Make a difference of a clause."""
    changed = tuple(FieldDiff(name=field, before=None, after="x") for field in fields)
    return Difference(
        kind="clause", id=name, action=action, fields=changed, material=True, title={}
    )


def standing(book: Handbook, *versions: str, differences: tuple[Difference, ...] = ()) -> Handbook:
    """Give a handbook past editions, and differences against the last one."""
    days = [DAY - datetime.timedelta(days=back) for back in reversed(range(len(versions)))]
    history = tuple(
        Past(
            approval=Approval(version=version, by="x", note="y", date=day),
            digest="d",
            differences=(),
        )
        for version, day in zip(versions, days, strict=True)
    )
    since = versions[-1] if versions else ""
    own = Standing(history=history, since=since, differences=differences)
    return dataclasses.replace(book, standing=own)


def record(*clauses: tuple[str, bool], edition: str = "2026.1", **more: Any) -> Review:
    """Make a review with a decision for each clause, material or not."""
    decisions = tuple(
        Decision(clause=Located(name), rank=Located("rest"), text=Located("t"), material=material)
        for name, material in clauses
    )
    made = Review(year=2027, edition=Located(edition), started=DAY, due=DAY, decisions=decisions)
    return dataclasses.replace(made, **more)


def approving(book: Handbook, inputs: Inputs, **more: Any) -> Approval:
    """Approve a handbook."""
    words: dict[str, Any] = {
        "version": "2027.1",
        "by": "owner",
        "note": "New year.",
        "editorial": (),
        "words": (),
        "bulk": False,
        "today": DAY,
        **more,
    }
    return approval_of(book, inputs, Collector(), **words)


def against(book: Handbook, inputs: Inputs, **more: Any) -> list[str]:
    """Say what stands against an approval."""
    with pytest.raises(ProblemsFound) as caught:
        approving(book, inputs, **more)
    return told(caught.value.problems)


def test_approval_holds_who_why_and_when(handbook: Resolved, load: Loaded) -> None:
    """Spaces are set right; without a review none is named."""
    book, inputs = handbook(VERSIONED, (), "acme"), load(VERSIONED, (), "acme")

    assert approving(book, inputs, by="  the \n owner ", note=" New\n  year. ") == Approval(
        version="2027.1", by="the owner", note="New year.", date=DAY, words={}, previous=FIRST
    )


def test_approval_names_the_signed_review_of_the_same_clauses(
    handbook: Resolved, load: Loaded
) -> None:
    """The year of the review that the edition rests on."""
    book, inputs = handbook(VERSIONED, (), "acme"), load(VERSIONED, (), "acme")
    digest = Located(clauses_digest(fingerprints(book)))
    signature = Signature(by=Located("owner"), date=DAY, digest=digest)
    inputs = dataclasses.replace(inputs, reviews=(record(signed=signature),))

    assert approving(book, inputs).review == 2027


SIGN = "the sign '{}' ({}) can't be printed in the PDF"
A_WORD = (
    "write a word in its place; the PDF knows Latin, Greek, Cyrillic, Georgian and Armenian"
    " letters, signs, and emoji"
)


@pytest.mark.parametrize(
    ("more", "message", "hint"),
    [
        ({"version": "new"}, "'new' is no version", "write a number such as 2027.1"),
        ({"version": "2027.1 "}, "'2027.1 ' is no version", "write a number such as 2027.1"),
        ({"by": " "}, "--by and --note can't be empty", "say who approves and why"),
        ({"note": "\n"}, "--by and --note can't be empty", "say who approves and why"),
        (
            {"by": "DO UZUPEŁNIENIA"},
            "'DO UZUPEŁNIENIA' only keeps a place for what is to be said",
            "say who approves and why",
        ),
        (
            {"note": "TBD"},
            "'TBD' only keeps a place for what is to be said",
            "say who approves and why",
        ),
        ({"by": "Zarząd 会"}, SIGN.format("会", "CJK UNIFIED IDEOGRAPH-4F1A"), A_WORD),
        ({"note": "Start ש"}, SIGN.format("ש", "HEBREW LETTER SHIN"), A_WORD),
    ],
)
def test_approval_needs_a_version_and_words(
    handbook: Resolved, load: Loaded, more: dict[str, str], message: str, hint: str
) -> None:
    """What the command line leaves out is a fault of its use."""
    book, inputs = handbook(VERSIONED, (), "acme"), load(VERSIONED, (), "acme")

    with pytest.raises(UsageFault) as caught:
        approving(book, inputs, **more)

    assert (caught.value.message, caught.value.hint) == (message, hint)


def test_only_a_company_has_editions(handbook: Resolved, load: Loaded) -> None:
    """The base and the profiles are drafts for ever."""
    with pytest.raises(UsageFault) as caught:
        approving(handbook(), load())

    assert caught.value.message == "only a company's handbook has editions"
    assert caught.value.hint == "name one with --company"


def test_version_is_the_one_that_the_pages_say(handbook: Resolved, load: Loaded) -> None:
    """Told at the company's version, or at the company file where it has none."""
    book, inputs = handbook(VERSIONED, (), "acme"), load(VERSIONED, (), "acme")
    bare = handbook(company="acme")
    without = dataclasses.replace(bare, standing=Standing())

    assert against(book, inputs, version="2027.2") == [
        (
            f"{OWN}:1:10: HB603 the pages say version '2027.1', but '2027.2' is to be approved"
            '\nhint: write version: "2027.2" into company.yml'
        )
    ]
    own = without.company
    assert own is not None
    plain = dataclasses.replace(without, company=dataclasses.replace(own, version=None))
    assert plain.company is not None
    assert against(plain, inputs, version="9")[0].startswith(f"{plain.company.place}: HB603 ")


@pytest.mark.parametrize(
    ("versions", "expected"),
    [
        ((), None),
        (("2026.1",), None),
        (
            ("2027.1",),
            (
                "HB602 the edition 2027.1 is there already"
                "\nhint: an edition is never overwritten; raise the version in company.yml"
            ),
        ),
        (
            ("2027.1", "2027.2"),
            (
                "HB602 the edition 2027.1 is there already"
                "\nhint: an edition is never overwritten; raise the version in company.yml"
            ),
        ),
        (
            ("2026.1", "2027.2"),
            (
                "HB603 the version '2027.1' does not come after the last edition, 2027.2"
                "\nhint: choose a higher one"
            ),
        ),
        (
            ("2026.1", "2027.10"),
            (
                "HB603 the version '2027.1' does not come after the last edition, 2027.10"
                "\nhint: choose a higher one"
            ),
        ),
    ],
)
def test_version_has_to_be_new_and_higher(
    handbook: Resolved, load: Loaded, versions: tuple[str, ...], expected: str | None
) -> None:
    """Versions are compared as numbers with the last edition."""
    book, inputs = handbook(VERSIONED, (), "acme"), load(VERSIONED, (), "acme")
    book = standing(book, *versions)

    if expected is None:
        assert approving(book, inputs).version == "2027.1"
    else:
        assert against(book, inputs) == [f"{OWN}:1:10: {expected}"]


def test_editorial_changes_are_chosen_by_hand_and_by_the_review(
    handbook: Resolved, load: Loaded
) -> None:
    """Sorted, each once; what the review planned counts only where the clause has changed."""
    differences = (
        difference("talk.open", "reworded", "title"),
        difference("talk.name", "amended", "references"),
    )
    book = standing(handbook(VERSIONED, (), "acme"), "2026.1", differences=differences)
    review = record(("talk.name", False), ("talk.secrets", False), ("talk.open", True))
    inputs = dataclasses.replace(load(VERSIONED, (), "acme"), reviews=(review,))

    assert approving(book, inputs).editorial == ("talk.name",)
    assert approving(book, inputs, editorial=("talk.open",)).editorial == (
        "talk.name",
        "talk.open",
    )


def test_editorial_mark_needs_a_change_of_words(handbook: Resolved, load: Loaded) -> None:
    """A clause that did not change, or that changed more than its words, is told."""
    differences = (difference("talk.open", "tightened", "strength"), difference("talk.name"))
    other = dataclasses.replace(difference("PL-ONE"), kind="reference")
    book = standing(handbook(VERSIONED, (), "acme"), "2026.1", differences=(*differences, other))
    inputs = load(VERSIONED, (), "acme")

    assert against(book, inputs, editorial=("talk.opne", "zzz", "talk.open", "PL-ONE")) == [
        (
            "HB608 the change of 'talk.open' is not only one of words (tightened)"
            "\nhint: leave it material: those concerned have to sign again"
        ),
        (
            "HB608 the clause 'PL-ONE' did not change, so its change can't be editorial"
            "\nhint: use one of: talk.name, talk.open"
        ),
        (
            "HB608 the clause 'talk.opne' did not change, so its change can't be editorial"
            "\nhint: did you mean 'talk.open'?"
        ),
        (
            "HB608 the clause 'zzz' did not change, so its change can't be editorial"
            "\nhint: use one of: talk.name, talk.open"
        ),
    ]
    assert against(standing(book, "2026.1"), inputs, editorial=("talk.open",)) == [
        (
            "HB608 the clause 'talk.open' did not change, so its change can't be editorial"
            "\nhint: leave it out"
        )
    ]


def releasing(book: Handbook, today: datetime.date = DAY) -> list[str]:
    """Say what stands against a release."""
    problems = Collector()
    check_release(book, NO_LAYERS, today, problems)
    return told(problems.found)


def approved(book: Handbook) -> Handbook:
    """Let exactly this content be approved."""
    approval = Approval(version=book.version, by="x", note="y", date=DAY)
    return dataclasses.replace(book, standing=Standing(approved=approval))


def test_release_needs_a_company_and_an_approval(handbook: Resolved) -> None:
    """Each way to lack one has its own message."""
    book = handbook(VERSIONED, (), "acme")
    changed = standing(book, "2026.1", "2027.1")

    assert releasing(approved(book)) == []
    assert releasing(approved(handbook())) == [
        (
            "HB604 'base' is no company's handbook, so it has no approved edition"
            "\nhint: build it as a draft, or name a company"
        )
    ]
    assert releasing(book) == [
        (
            f"{OWN}:1:10: HB604 nobody has approved version '2027.1'"
            "\nhint: run `handbook approve --company acme --version 2027.1"
            ' --by "who decides" --note "what this edition is"`'
        )
    ]
    assert releasing(changed) == [
        (
            f"{OWN}:1:10: HB604 the text has changed since version '2027.1' was approved on"
            " 2027-01-05"
            "\nhint: raise the version in company.yml, then approve it as the one before"
        )
    ]
    plain = handbook(company(), (), "acme")
    assert plain.company is not None
    assert releasing(plain)[0].startswith(f"{plain.company.place}: HB604 nobody has approved")


def test_release_needs_every_value_that_is_to_be_filled_in(handbook: Resolved) -> None:
    """The value is shown as readers of the binding language would see it."""
    months = (
        "  start:\n    label: {pl: L, en: L}\n    help: {pl: '{start}', en: '{start}'}\n"
        "    type: month\n    default: 5\n    fill_in: true\n"
    )
    files = {"handbook/parameters.yml": PARAMETERS + months, **company()}
    mine = {**files, **company(settings="start: 5")}

    assert releasing(approved(handbook(files, (), "acme"))) == [
        (
            f"{OWN}:1:1: HB605 'start' is still 'maj', which each company should"
            " replace\nhint: add below 'settings:' in company.yml a line 'start: ...'"
            "\nnote: handbook/parameters.yml:10:3: declared here"
        )
    ]
    assert releasing(approved(handbook(mine, (), "acme"))) == []


def test_release_needs_reviews_that_are_not_overdue(handbook: Resolved) -> None:
    """On its day a review is still in time; an old reference is only a warning."""
    book = approved(handbook(VERSIONED, (), "acme"))
    chapter = (
        "handbook/chapters/01-talk.yml:2:1: HB606 the chapter 'talk' was due for review on"
        " 2027-11-01\nhint: review it: `handbook review start`, then `sign`"
    )
    reference = (
        "handbook/references.yml:6:5: HB606 warning: 1 reference was due for a check of the law:"
        " 'PL-ONE' on 2027-11-20\nhint: take over a newer base policy, or check the law and write"
        " the new checked_on in that file"
    )

    assert releasing(book, datetime.date(2027, 11, 1)) == []
    assert releasing(book, datetime.date(2027, 11, 2)) == [chapter]
    assert releasing(book, datetime.date(2027, 11, 20)) == [chapter]
    assert releasing(book, datetime.date(2027, 11, 21)) == [chapter, reference]


def test_late_references_are_told_in_one_line(handbook: Resolved) -> None:
    """In the second year there are dozens; the first that was due is named."""
    text = TREE["handbook/references.yml"]
    entry = text[text.index("  - id: PL-ONE") :]
    other = entry.replace("PL-ONE", "PL-TWO").replace("2026-11-20", "2026-11-19")
    talk = TREE["handbook/chapters/01-talk.yml"].replace("[PL-ONE]", "[PL-ONE, PL-TWO]")
    files = {
        **VERSIONED,
        "handbook/references.yml": text + other,
        "handbook/chapters/01-talk.yml": talk,
    }
    found = releasing(approved(handbook(files, (), "acme")), datetime.date(2027, 11, 21))

    assert [one.split("\n")[0].partition("HB606 ")[2] for one in found][1:] == [
        (
            "warning: 2 references were due for a check of the law,"
            " the first of them 'PL-TWO' on 2027-11-19"
        )
    ]


def test_release_needs_confirmed_translations(handbook: Resolved) -> None:
    """Each clause that waits is told."""
    book = approved(handbook(VERSIONED, (), "acme"))
    first, *others = book.chapters[0].clauses
    waiting = dataclasses.replace(first, unconfirmed=("en",))
    chapter = dataclasses.replace(book.chapters[0], clauses=(waiting, *others))

    (one,) = releasing(dataclasses.replace(book, chapters=(chapter,)))

    assert "HB607 nobody has confirmed that the 'en' text of 'talk.open'" in one


def test_release_is_marked_as_one(handbook: Resolved) -> None:
    """Warnings do not stand against it, problems do; the handbook given stays a draft."""
    book = approved(handbook(VERSIONED, (), "acme"))
    recent = dataclasses.replace(book.chapters[0], reviewed=DAY)
    problems = Collector()

    result = released(
        dataclasses.replace(book, chapters=(recent,)),
        NO_LAYERS,
        datetime.date(2027, 12, 1),
        problems,
    )

    assert (result.release, book.release) == (True, False)
    assert [problem.code for problem in problems.found] == ["HB606"]
    with pytest.raises(ProblemsFound):
        released(book, NO_LAYERS, datetime.date(2027, 12, 1), Collector())


def test_seal_covers_everything_but_itself(handbook: Resolved) -> None:
    """Any word of the data or of the approval changes it, the order of keys does not."""
    book = handbook(VERSIONED, (), "acme")
    approval = Approval(
        version="2027.1", by="owner", note="żółw", date=DAY, editorial=("a", "b"), review=2027
    )

    data = sealed(book, approval)

    seal = data["approval"]["seal"]
    assert data["approval"] == {
        "version": "2027.1",
        "by": "owner",
        "note": "żółw",
        "date": "2027-01-05",
        "editorial": ["a", "b"],
        "review": 2027,
        "words": {},
        "words_in_bulk": False,
        "seal": seal,
    }
    assert len(seal) == 64
    assert {name: value for name, value in data.items() if name != "approval"} == as_data(book)
    assert seal_of(data) == seal
    assert seal_of(dict(reversed(data.items()))) == seal
    assert seal_of({**data, "approval": {**data["approval"], "seal": "x"}}) == seal
    assert seal_of({**data, "approval": {**data["approval"], "by": "x"}}) != seal
    assert seal_of({**data, "version": "x"}) != seal
    # Editions are kept for years: what seals them may never change.
    assert seal_of({"b": "żółw", "approval": {"by": "x", "seal": "y"}}) == (
        "4962667487a5b355778490793414e3c26f32468332d1f86b0dd3c5c30c69567f"
    )


def test_edition_that_was_changed_is_told(handbook: Resolved) -> None:
    """Its text or its approval: it no longer fits its seal."""
    whole = edition_of(handbook(VERSIONED, (), "acme"), "2027.1")
    text = copy.deepcopy(dict(whole.data))
    text["version"] = "x"
    approval = copy.deepcopy(dict(whole.data))
    approval["approval"]["by"] = "x"
    damaged = [dataclasses.replace(whole, data=data) for data in (text, approval)]
    problems = Collector()

    check_editions((whole,), (), problems)
    for edition in damaged:
        check_editions((edition,), (), problems)

    hint = "\nhint: take the file from your backup; an edition is never edited by hand"
    assert (
        told(problems.found)
        == [f"{PLACE}: HB601 the edition 2027.1 was changed after its approval{hint}"] * 2
    )


def test_content_is_the_data_without_the_approval(handbook: Resolved) -> None:
    """As handbook.json has it."""
    book = handbook(VERSIONED, (), "acme")

    assert content_of(edition_of(book, "2027.1")) == as_data(book)


def test_handbook_stands_against_its_last_edition(handbook: Resolved) -> None:
    """Each edition tells what it changed; the same content is approved, and tells the same."""
    first = handbook(VERSIONED, (), "acme")
    second = handbook(
        {
            OWN: VERSIONED[OWN]
            .replace("reply_hours: 4", "reply_hours: 3")
            .replace("2027.1", "2027.2")
        },
        (),
        "acme",
    )
    third = handbook({OWN: VERSIONED[OWN].replace("reply_hours: 4", "reply_hours: 2")}, (), "acme")
    editions = (edition_of(first, "2027.1"), edition_of(second, "2027.2", "talk.open"))

    draft = standing_of(third, editions, ())
    same = standing_of(second, editions, ())
    only = standing_of(first, editions[:1], ())

    assert standing_of(first, (), ()) == Standing()
    assert [past.approval.version for past in draft.history] == ["2027.1", "2027.2"]
    assert [past.digest for past in draft.history] == [first.digest, second.digest]
    assert draft.history[0].differences == ()
    assert [
        (one.kind, one.id, one.action, one.material) for one in draft.history[1].differences
    ] == [("clause", "talk.open", "reworded", False), ("parameter", "reply_hours", "set", True)]
    assert (draft.approved, draft.since) == (None, "2027.2")
    assert [(one.kind, one.material) for one in draft.differences] == [
        ("clause", True),
        ("parameter", True),
    ]
    changed = draft.differences[1].field("value")
    assert changed is not None
    assert (changed.before, changed.after) == (3, 2)
    assert (same.approved, same.since) == (editions[1].approval, "2027.1")
    assert same.differences == same.history[1].differences
    assert (only.approved, only.since, only.differences) == (editions[0].approval, "", ())


def test_review_may_call_the_coming_change_editorial(handbook: Resolved) -> None:
    """Only the latest review counts, and only where it began at the last edition."""
    first = handbook(VERSIONED, (), "acme")
    second = handbook({OWN: VERSIONED[OWN].replace("reply_hours: 4", "reply_hours: 3")}, (), "acme")
    review = record(("talk.open", False), ("talk.name", True), edition="2027.1")
    other = record(("talk.open", False), edition="2026.1")

    assert editorial_of((), "2027.1") == ()
    assert editorial_of((review,), "2027.1") == ("talk.open",)
    assert editorial_of((other, review), "2027.1") == ("talk.open",)
    assert editorial_of((review, other), "2027.1") == ()
    found = standing_of(second, (edition_of(first, "2027.1"),), (review,)).differences
    assert [(one.kind, one.material) for one in found] == [("clause", False), ("parameter", True)]
