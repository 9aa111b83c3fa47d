"""An example's copy that somebody has made their own, as far as a release asks for it."""

from __future__ import annotations

import datetime
import json
import re
from pathlib import Path

from generator.editions.release import left_open
from generator.workshop import asked

TODAY = datetime.date(2026, 12, 1)


def make_real(root: Path, company: str) -> None:
    """Give a copied example addresses that could exist, contacts for all, and adopt the rest."""
    path = root / "companies" / company / "company.yml"
    text = path.read_text(encoding="utf-8").replace("example: true\n", "")
    path.write_text(text.replace(".example", ".internal"), encoding="utf-8")
    handbook, inputs, _ = asked(root, "", company).resolve()
    adopted = [one.name for one in inputs.borrowed]
    found = left_open(handbook, inputs, TODAY)
    roles = [
        name
        for problem in found
        if problem.code == "HB632"
        for name in re.findall(r"the role '([a-z-]+)'", problem.message)
    ]
    contacts = [
        {"role": role, "name": f"Team {role}", "email": f"{role}@{company}.internal"}
        for role in roles
    ]
    text = path.read_text(encoding="utf-8")
    if contacts and "\ncontacts:\n" not in text:
        text = re.sub("(?m)^name: .*\n", r"\g<0>contacts:\n", text, count=1)
    more = "".join(f"  - {json.dumps(one)}\n" for one in contacts)
    text = text.replace("\ncontacts:\n", f"\ncontacts:\n{more}", 1)
    names = json.dumps(adopted)
    text = re.sub(
        "(?m)^name: .*\n", lambda line: f"{line.group()}adopted: {names}\n", text, count=1
    )
    path.write_text(text, encoding="utf-8")
