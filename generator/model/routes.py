"""Routes of the start page: what readers want to do, and the clause that answers."""

from __future__ import annotations

from generator.model.fields import Id
from generator.model.place import NOWHERE, Place
from generator.model.record import record
from generator.model.text import Text


@record
class Route:
    """One wish of a reader."""

    id: Id
    """The route's id."""
    wish: Text
    """What the reader wants to do, so that it continues "I want to"."""
    clause: Id
    """Id of the clause that answers; the route is not shown where the clause was taken out."""
    place: Place = NOWHERE


@record
class Routes:
    """routes.yml."""

    routes: tuple[Route, ...]
    """Routes in the order of the start page."""
    place: Place = NOWHERE
