"""Write an approved edition into the company's folder, once and for all."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from generator.load.editions import FOLDER
from generator.model.edition import Approval
from generator.model.handbook import Handbook
from generator.problems import UsageFault
from generator.resolve.data import as_data
from generator.resolve.standing import seal_of


def write_edition(handbook: Handbook, approval: Approval, company: Path) -> Path:
    """Store the handbook's data with its approval.

    Args:
        handbook: What was approved.
        approval: Who approved it, when and why.
        company: The company's folder.

    Returns:
        The file that was written.

    Raises:
        UsageFault: The edition is there already, or the folder can't be written to.
    """
    told: dict[str, Any] = {
        "version": approval.version,
        "by": approval.by,
        "note": approval.note,
        "date": approval.date.isoformat(),
        "editorial": list(approval.editorial),
        "review": approval.review,
    }
    data = {"approval": told, **as_data(handbook)}
    data["approval"] = {**told, "seal": seal_of(data)}
    path = company / FOLDER / f"{approval.version}.json"
    text = json.dumps(data, ensure_ascii=False, indent=1) + "\n"
    try:
        path.parent.mkdir(exist_ok=True)
        # `x` refuses to touch a file that is there, even when two people approve at once.
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        raise UsageFault(
            f"the edition {approval.version} is there already: '{path}'",
            "an edition is never overwritten; raise the version in company.yml",
        ) from None
    except OSError as error:
        raise UsageFault(
            f"'{path}' can't be written: {error.strerror}", "check that you may write there"
        ) from None
    return path
