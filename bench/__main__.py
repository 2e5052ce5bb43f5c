"""`bin/bench NAME …`: run one of the measurements."""

import os
import sys

BENCHES = {
    "load": "fill an empty database: load --customers N --events M",
    "pages": "measure the pages through the real server: pages [--json]",
}


def main() -> int:
    if len(sys.argv) < 2 or sys.argv[1] in ("-h", "--help") or sys.argv[1] not in BENCHES:
        print("usage: bin/bench NAME [options]\n")
        print("\n".join(f"  {name:8} {meaning}" for name, meaning in BENCHES.items()))
        return 0 if sys.argv[1:2] in (["-h"], ["--help"]) else 2
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "crm.settings")
    import django

    django.setup()
    from importlib import import_module

    return import_module(f"bench.{sys.argv[1]}").main(sys.argv[2:])


if __name__ == "__main__":
    sys.exit(main())
