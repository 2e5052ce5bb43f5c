from dataclasses import dataclass
from datetime import tzinfo


# Compared by identity: there is one per file, and it is part of the key under which read cells are remembered.
@dataclass(frozen=True, slots=True, eq=False)
class Manner:
    """How the people who wrote a file write: dates, decimals, local times, telephone numbers."""

    day_first: bool
    decimal: str
    zone: tzinfo
    region: str
