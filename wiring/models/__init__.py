from wiring.models.cursor import Cursor

__all__ = ["Cursor"]
