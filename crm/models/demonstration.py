from typing import Any

from django.db import models


class Demonstration(models.Model):
    """The one row that says: this database holds invented people. Written together with them."""

    told_at = models.DateTimeField(help_text="The moment from which everything is told")
    seed = models.BigIntegerField()
    customers = models.PositiveIntegerField()
    loaded_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.customers} customers, told from {self.told_at:%Y-%m-%d %H:%M}"


class Banner:
    """Whether pages say that the people on them are invented: found out once in the life of a process.

    Pages must not pay a question for it each, so the first connection to the database answers it in passing.
    """

    up = False
    asked = False

    def look(self, connection: Any, **signal: Any) -> None:
        """Called for each new connection (`crm/apps.py`); a database without our tables has no demonstration either."""
        if self.asked:
            return
        self.asked = True
        driver = connection.connection
        if driver.execute("SELECT to_regclass(%s)", [Demonstration._meta.db_table]).fetchone()[0]:
            self.up = driver.execute(f"SELECT EXISTS (SELECT FROM {Demonstration._meta.db_table})").fetchone()[0]  # noqa: S608


banner = Banner()
