"""Check a company's accounts: a platform may have several, if they can be told apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from generator.model.entries import Platform
from generator.model.layers import Account
from generator.model.place import Located
from generator.model.problems import Collector, Note
from generator.model.say import say
from generator.text.addresses import browsable, host_of

_TELL_APART = say(
    "keep one of them; or, for two accounts, give each a name of its own with 'account:'"
)


def check_accounts(
    accounts: Iterable[Account], platforms: Iterable[Platform], problems: Collector
) -> None:
    """Report accounts that say the same twice, or the opposite of each other.

    Args:
        accounts: What the company file says of platforms.
        platforms: The platforms that there are, some with the domains of their accounts.
        problems: Receives HB107 (an account that can't be: official where nobody speaks, or with
            an address elsewhere) and HB201 (a platform, an account or an address given twice).
    """
    accounts = tuple(accounts)
    domains = {str(one.id): tuple(map(str, one.domains)) for one in platforms}
    found: dict[str, Located] = {}
    first: dict[str, Account] = {}
    for one in accounts:
        before = first.setdefault(str(one.platform), one)
        if before.used != one.used:
            # Nothing but one of them can be right.
            _report_twice(one.platform, before.platform, say("keep one of them"), problems)
            continue
        if not one.used:
            _check_unused(one, problems)
        if one.address is not None:
            _check_domain(one.platform, one.address, domains, problems)
            _check_address(one.address, found, problems)
    for twice, other in _alike([one for one in accounts if one.used == first[one.platform].used]):
        _report_twice(twice.platform, other.platform, _TELL_APART, problems)


def _alike(accounts: list[Account]) -> Iterator[tuple[Account, Account]]:
    """Walk accounts that nobody can tell from another one: with its name, or with none at all."""
    count = Counter(str(one.platform) for one in accounts)
    named: dict[tuple[str, str], Account] = {}
    for one in accounts:
        name = " ".join((one.account or "").casefold().split())
        same = named.setdefault((str(one.platform), name), one)
        if same is not one:
            yield one, same
        elif not name and count[str(one.platform)] > 1:
            others = [other for other in accounts if other.platform == one.platform]
            # Two without a name are told once, at the second.
            if sum(not other.account for other in others) == 1:
                yield one, next(other for other in others if other is not one)


def _report_twice(given: Located, first: Located, hint: str, problems: Collector) -> None:
    told = say("first given here")
    if first.place.sort_key() > given.place.sort_key():
        told = say("the other one")
    problems.add(
        "HB201",
        say("the platform '{id}' is given twice", id=given),
        given.place,
        hint,
        (Note(message=told, place=first.place),),
    )


def _check_unused(one: Account, problems: Collector) -> None:
    """Report what only an account in use can have."""
    wrong = {"official": one.official is not None, "address": one.address is not None}
    for key in (name for name, given in wrong.items() if given):
        message = say("an account on '{id}', which is not used, has no address", id=one.platform)
        if key == "official":
            message = say(
                "an account on '{id}', which is not used, can't be official", id=one.platform
            )
            if not one.official:
                message = say("'{id}' is not used, so 'official:' says nothing", id=one.platform)
        problems.add(
            "HB107",
            message,
            one.platform.place,
            say("write 'used: true', or delete '{key}:'", key=key),
        )


def _check_domain(
    platform: Located,
    address: Located,
    domains: Mapping[str, tuple[str, ...]],
    problems: Collector,
) -> None:
    """Report an address on another platform, and warn of one that is on none."""
    own, host = domains.get(str(platform), ()), host_of(address)
    if not own or not host or _is_on(host, own):
        return
    told = {"id": platform, "host": host}
    others = [name for name, theirs in domains.items() if _is_on(host, theirs)]
    if others:
        problems.add(
            "HB107",
            say("an account on '{id}' has an address on '{host}'", **told),
            address.place,
            say(
                "write an address on {domain}, or 'platform: {other}'",
                domain=own[0],
                other=others[0],
            ),
        )
        return
    problems.add(
        "HB107",
        say("an account on '{id}' has an address on '{host}'", **told),
        address.place,
        say("look whether it is the account itself, whose address is on {domain}", domain=own[0]),
        warning=True,
    )


def _is_on(host: str, domains: tuple[str, ...]) -> bool:
    return any(host == one or host.endswith(f".{one}") for one in domains)


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
