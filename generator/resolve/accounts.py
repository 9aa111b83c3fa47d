"""Check a company's accounts: a platform may have several, if they can be told apart."""

from __future__ import annotations

from collections.abc import Iterable

from generator.model.layers import Account
from generator.model.place import Located
from generator.model.problems import Collector, Note
from generator.model.say import say
from generator.text.addresses import browsable

_TELL_APART = say(
    "keep one of them; or, for two accounts, give each a name of its own with 'account:'"
)


def check_accounts(accounts: Iterable[Account], problems: Collector) -> None:
    """Report accounts that say the same twice, or the opposite of each other.

    Args:
        accounts: What the company file says of platforms.
        problems: Receives HB107 (an account that can't be official) and HB201 (a platform, an
            account or an address given twice).
    """
    named: dict[tuple[str, str], Located] = {}
    found: dict[str, Located] = {}
    platforms: dict[str, Account] = {}
    for one in accounts:
        first = platforms.setdefault(str(one.platform), one)
        if first.used != one.used:
            # Nothing but one of them can be right.
            _report_twice(one.platform, first.platform, say("keep one of them"), problems)
            continue
        name = " ".join((one.account or "").casefold().split())
        same = named.setdefault((str(one.platform), name), one.platform)
        if same is not one.platform:
            _report_twice(one.platform, same, _TELL_APART, problems)
        if one.address is not None:
            _check_address(one.address, found, problems)
        if one.official and not one.used:
            problems.add(
                "HB107",
                say("an account on '{id}', which is not used, can't be official", id=one.platform),
                one.platform.place,
                say("write 'used: true', or delete 'official:'"),
            )


def _report_twice(given: Located, first: Located, hint: str, problems: Collector) -> None:
    problems.add(
        "HB201",
        say("the platform '{id}' is given twice", id=given),
        given.place,
        hint,
        (Note(message=say("first given here"), place=first.place),),
    )


def _check_address(address: Located, found: dict[str, Located], problems: Collector) -> None:
    """Report an address that two accounts share."""
    key = (browsable(address) or str(address)).casefold().rstrip("/").partition("://")[2]
    first = found.setdefault(key.removeprefix("www."), address)
    if first is not address:
        problems.add(
            "HB201",
            say("two accounts have the address '{address}'", address=address),
            address.place,
            say("give each account its own"),
            (Note(message=say("the other one"), place=first.place),),
        )
