"""What people say in the stories: drawn from `data/stories.toml`, with the names filled in."""

import tomllib
from pathlib import Path
from random import Random
from typing import Any

FILE = Path(__file__).resolve().parents[2] / "data" / "stories.toml"


class Words:
    """`words.say("late.call", chance, number="10023", disc="…")`: one of the lines, filled in."""

    def __init__(self, lines: dict[str, Any]) -> None:
        self.lines = {f"{story}.{part}": said for story, parts in lines.items() for part, said in parts.items()}

    def say(self, which: str, chance: Random, **names: str) -> str:
        return str(chance.choice(self.lines[which]).format(**names))

    def pair(self, which: str, chance: Random, **names: str) -> dict[str, str]:
        """Several lines that belong together."""
        return {part: said.format(**names) for part, said in chance.choice(self.lines[which]).items()}


def read_words(file: Path = FILE) -> Words:
    return Words(tomllib.loads(file.read_text("utf-8")))
