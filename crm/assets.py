"""How the face reaches the browser: one style sheet, names that change with their contents, compressed once."""

import re
from collections.abc import Iterator
from typing import Any

from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

IMPORT = re.compile(r'@import url\("(?P<file>[^"]+)"\) layer\((?P<layer>\w+)\);')
SHEET = "css/app.css"


class JoinedStaticFilesStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Joins css/app.css with what it imports. Until something is collected, files go by their plain names."""

    support_js_module_import_aggregation = True
    # Only our own scripts import one another; to look through those of others takes seconds and finds nothing.
    patterns = tuple(row for row in CompressedManifestStaticFilesStorage.patterns if row[0] != "*.js")
    _js_module_import_aggregation_patterns = (
        "js/*.js",
        CompressedManifestStaticFilesStorage._js_module_import_aggregation_patterns[1],
    )

    def post_process(self, paths: dict[str, Any], dry_run: bool = False, **options: Any) -> Iterator[Any]:
        if SHEET in paths and not dry_run:
            self._join()
            paths[SHEET] = (self, SHEET)
        yield from super().post_process(paths, dry_run, **options)

    def stored_name(self, name: str) -> str:
        return super().stored_name(name) if self.hashed_files else name

    def _join(self) -> None:
        with self.open(SHEET) as sheet:
            listed = sheet.read().decode()
        self.delete(SHEET)
        self._save(SHEET, ContentFile(IMPORT.sub(self._in_its_layer, listed).encode()))

    def _in_its_layer(self, found: re.Match[str]) -> str:
        with self.open(f"css/{found['file']}") as part:
            css = part.read().decode()
        # Addresses in a part are written from its own folder; joined, they stand in css/.
        css = css.replace('url("../../', 'url("../') if "/" in found["file"] else css
        return f"@layer {found['layer']} {{\n{css}}}"
