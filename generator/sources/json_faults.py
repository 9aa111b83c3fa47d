"""What is wrong with a file of JSON, in words that can be said in another language."""

from __future__ import annotations

import json

from pydantic import ValidationError

from generator.model.say import say


def told_of(error: Exception) -> str:
    """Say the first fault of a file of JSON that could not be taken.

    Args:
        error: What reading or checking raised; a RecursionError for what is nested too deep.
    """
    if isinstance(error, ValidationError):
        first = error.errors(include_url=False)[0]
        where = ".".join(map(str, first["loc"])) or say("the file")
        if first["type"] == "missing":
            return say("'{key}' is missing", key=where)
        return say("'{where}' holds a value of another kind", where=where)
    if isinstance(error, json.JSONDecodeError):
        return say("line {line} is no JSON", line=error.lineno)
    if isinstance(error, RecursionError):
        return say("it is nested too deep")
    return say("it can't be read")
