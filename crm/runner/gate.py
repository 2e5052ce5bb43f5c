"""A gate between processes: who was started early waits behind it until everything is prepared."""

import os
from typing import Self


class Gate:
    """A pipe on which nothing is ever said: whoever reads from it waits until the other end is closed."""

    def __enter__(self) -> Self:
        self.number, self.keeper = os.pipe()
        return self

    def __exit__(self, *fault: object) -> None:
        self.open()
        os.close(self.number)

    def open(self) -> None:
        """Let everybody pass, now and from now on."""
        if self.keeper >= 0:
            os.close(self.keeper)
            self.keeper = -1


def wait_at(number: int) -> None:
    """Wait until the gate of this number is open."""
    os.read(number, 1)
