"""What the browser needs for marks and checklists, as a script that file:// can load."""

from __future__ import annotations

import json
from typing import Any

from generator.model.clause import anchor
from generator.model.handbook import Handbook
from generator.model.labels import labels_of
from generator.model.registers import AUDIENCES
from generator.render.prose import flat
from generator.render.status import due_data
from generator.review.due import due_dates
from generator.review.run import fingerprints

DATA_FILE = "assets/javascripts/review-data.js"
"""Address of the script below each language's site."""


def data_script(handbook: Handbook) -> str:
    """Give the script that tells the others about this edition.

    It holds no more than the pages do: hashes of clauses, names of audiences, words.
    """
    standing = handbook.standing
    changed = {anchor(one.id): one.material for one in standing.differences if one.kind == "clause"}
    data: dict[str, Any] = {
        "company": handbook.name,
        "edition": handbook.version,
        "digest": handbook.digest,
        "since": standing.since,
        "changed": changed,
        "clauses": {anchor(name): print_ for name, print_ in fingerprints(handbook).items()},
        "words": {
            language: {
                name: flat(handbook.labels[key], handbook.parameters, language)
                for name, key in labels_of("rv_js").items()
            }
            for language in handbook.languages
        },
        "audiences": {
            language: {
                str(one.id): flat(one.name, handbook.parameters, language)
                for one in handbook.of(AUDIENCES)
            }
            for language in handbook.languages
        },
    }
    # ASCII only, and no `<`: nothing in it can end the script or be taken for a line end.
    text = json.dumps(data, ensure_ascii=True, sort_keys=True).replace("<", "\\u003c")
    return f"window.handbookReview = {text};\n"


def review_json(handbook: Handbook) -> str:
    """Give all due dates as JSON; whether one has passed depends on the day it is read."""
    data = {
        "company": handbook.name,
        "edition": handbook.version,
        "digest": handbook.digest,
        "due": [due_data(one, handbook) for one in due_dates(handbook)],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
