"""Somebody who takes a course in a browser."""

from __future__ import annotations

from typing import Any


class Reader:
    """Takes a course; the page is the platform's, or the course's own."""

    def __init__(self, browser: Any, address: str, **look: Any) -> None:
        """Open the page, and wait until the course is there."""
        self.page = browser.new_page(**look)
        self.asked: list[str] = []
        self.faults: list[str] = []
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on("console", self._hear)
        self.page.goto(address)
        framed = self.page.locator("iframe").count()
        self.frame = self.page.frame_locator("iframe") if framed else self.page
        self.frame.locator("body[data-ready]").wait_for(state="attached")

    def _hear(self, told: Any) -> None:
        # A record store answers 404 when it is asked for a state that nobody has stored yet.
        if told.type == "error" and "404" not in told.text:
            self.faults.append(told.text)

    @property
    def shown(self) -> Any:
        """The step that can be seen."""
        return self.frame.locator("main:visible [data-step]:visible")

    def step(self) -> str:
        """Name the step that can be seen."""
        assert self.shown.count() == 1
        return str(self.shown.get_attribute("data-step"))

    def text(self) -> str:
        """Give all that can be read."""
        return str(self.frame.locator("body").inner_text())

    def act(self, name: str) -> None:
        """Use one of the buttons."""
        self.frame.locator(f"main:visible [data-act={name}]:visible").click()

    def walk_to(self, step: str) -> list[str]:
        """Go on until a step is reached, and name those on the way."""
        way = [self.step()]
        while way[-1] != step:
            self.act("next")
            way.append(self.step())
        return way

    def answer(self, *, right: bool) -> None:
        """Answer every question of the quiz alike, and have the answers checked."""
        marked = "[data-right]" if right else ":not([data-right])"
        for question in self.shown.locator("[data-question]:visible").all():
            question.locator(f"input{marked}").first.check()
        self.act("score")

    def confirm(self) -> None:
        """Confirm the edition."""
        self.shown.locator("input").check()
        self.act("confirm")

    def close(self) -> None:
        """Close the window, as the platform learns."""
        self.page.close(run_before_unload=False)
        assert self.faults == []
