"""A live stream must hold neither a thread nor a database connection; only `wiring/streams.py` knows how."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
ROOMS = ("wiring", "staff", "customers", "interactions", "purchases", "value", "crm")
# The maker of streams, the server that sends them, and downloads, which end by themselves and keep their thread till then.
MAY = {"wiring/streams.py", "crm/pages.py", "customers/views/export.py", "customers/views/intakes/turns.py"}


def test_nobody_makes_a_stream_by_hand() -> None:
    files = [path for room in ROOMS for path in (ROOT / room).rglob("*.py") if "tests" not in path.parts]
    found = {str(path.relative_to(ROOT)) for path in files if re.search("StreamingHttpResponse", path.read_text())}
    assert found - MAY == set()
