"""Rows worked out anew, written where they differ from what stands there."""


def upsert(table: str, *, key: tuple[str, ...], rest: tuple[str, ...], source: str = "fresh") -> str:
    """The end of a statement: the rows of `source` go into the table, in the order of their keys; equal ones are left alone."""
    columns, keys = ", ".join((*key, *rest)), ", ".join(key)
    news = ", ".join(f"{name} = EXCLUDED.{name}" for name in rest)
    old, new = (", ".join(f"{whose}.{name}" for name in rest) for whose in ("old", "EXCLUDED"))
    return f"""
        INSERT INTO {table} AS old ({columns}) SELECT {columns} FROM {source} ORDER BY {keys}
        ON CONFLICT ({keys}) DO UPDATE SET {news} WHERE ROW({old}) IS DISTINCT FROM ROW({new})
    """  # noqa: S608
