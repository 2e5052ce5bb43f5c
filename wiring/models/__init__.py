from wiring.models.answer import Answer
from wiring.models.cursor import Cursor

__all__ = ["Answer", "Cursor"]
