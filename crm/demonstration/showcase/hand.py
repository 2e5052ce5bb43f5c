"""Short words for telling one life by hand."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from crm.demonstration.lives import Life
from crm.demonstration.stories.browsing import stroll
from crm.demonstration.telling import Telling
from crm.demonstration.told import customers, interactions, web
from crm.demonstration.told.value import find_needs
from customers.models import Event, Fact, Thread
from interactions.models import Promise, Task
from staff.models import Member


@dataclass(frozen=True, slots=True)
class Hand:
    """Everything that happens to one customer, in the order in which it is told."""

    telling: Telling
    life: Life

    def day(self, days_ago: int, hour: int, minute: int = 0) -> datetime:
        """That hour of a day so many days ago."""
        clock = self.telling.clock
        return clock.hour(clock.today - timedelta(days=days_ago), hour, minute)

    def ago(self, **span: float) -> datetime:
        return self.telling.clock.now - timedelta(**span)

    def office(self, at: datetime) -> datetime:
        """That moment, or the next in which the office is open."""
        return self.telling.clock.office(at, self.life.chance)

    def member(self, name: str) -> Member:
        return self.telling.staff[name]

    def talk(self, channel: str, direction: str, at: datetime, summary: str, by: str, **more: Any) -> Event:
        return interactions.record_contact(
            self.telling.book,
            self.life.customer,
            at,
            channel=channel,
            direction=direction,
            summary=summary,
            by=self.member(by),
            **more,
        )

    def matter(self, subject: str, at: datetime, by: str) -> Thread:
        return interactions.open_thread(self.telling.book, self.life.customer, subject, at, by=self.member(by))

    def settled(self, thread: Thread, at: datetime, by: str) -> None:
        interactions.close_thread(self.telling.book, thread, at, by=self.member(by))

    def promise(
        self, what: str, at: datetime, by: str, *, due: datetime, thread: Thread | None = None, owner: str = ""
    ) -> Promise:
        return interactions.make_promise(
            self.telling.book,
            self.life.customer,
            what,
            at,
            due=due,
            by=self.member(by),
            owner=self.member(owner or by),
            thread=thread,
        )

    def done(self, promise: Promise, at: datetime) -> None:
        interactions.keep_promise(self.telling.book, promise, at, by=promise.owner)

    def task(self, what: str, at: datetime, *, due: int, why: str, to: str = "", by: str = "") -> Task:
        """Something to be done in so many days from today."""
        return interactions.give_task(
            self.telling.book,
            self.life.customer,
            what,
            at,
            to=self.member(to) if to else None,
            due=self.telling.clock.today + timedelta(days=due),
            by=self.member(by) if by else None,
            why=why,
        )

    def tasked(self, task: Task, at: datetime, outcome: str, by: str) -> None:
        interactions.finish_task(self.telling.book, task, at, outcome=outcome, by=self.member(by))

    def note(self, text: str, at: datetime, by: str) -> None:
        interactions.write_note(self.telling.book, self.life.customer, text, at, by=self.member(by))

    def fact(self, kind: str, value: Any, source: Event, *, origin: str = Fact.Origin.SAID) -> Fact:
        fact = customers.assert_fact(
            self.telling.book,
            value,
            source.happened_at + timedelta(minutes=1),
            about=self.life.customer,
            kind=self.telling.fact_types[kind],
            origin=origin,
            by=source.by,
            source=source,
        )
        find_needs(self.telling, fact)
        return fact

    def now_rather(self, fact: Fact, value: Any, source: Event) -> Fact:
        """A later answer to the same question."""
        later = customers.supersede(
            self.telling.book, fact, value, source.happened_at + timedelta(minutes=1), by=source.by
        )
        find_needs(self.telling, later)
        return later

    def looked_at(self, at: datetime, *pages: tuple[str, str]) -> None:
        """A walk over the web site, as far as it was before now."""
        walk = [page for page in stroll(at, list(pages), self.life.chance) if self.telling.clock.past(page[0])]
        if self.life.visitor and walk:
            web.visit(self.telling.book, self.life.visitor, walk)
