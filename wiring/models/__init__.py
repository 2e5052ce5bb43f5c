from wiring.models.answer import Answer
from wiring.models.cursor import BEGINNING, Cursor, Position

__all__ = ["BEGINNING", "Answer", "Cursor", "Position"]
