"""`gh api` for tests: keeps comments and issues in a file, and asks jq what it would answer.

It is run as a program of the name `gh`; GH_STATE names the file.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any


def main(arguments: list[str]) -> None:
    """Answer one call, as the API does: list, make or change a comment or an issue."""
    assert os.environ["GH_TOKEN"]
    state = Path(os.environ["GH_STATE"])
    kept: dict[str, Any] = json.loads(state.read_text("utf-8")) if state.exists() else {"items": [], "calls": []}
    assert arguments.pop(0) == "api"
    options = {"--method": "GET", "--jq": "."}
    fields: dict[str, str] = {}
    path = ""
    while arguments:
        word = arguments.pop(0)
        if word == "--raw-field":
            key, _, value = arguments.pop(0).partition("=")
            fields[key] = value
        elif word in options:
            options[word] = arguments.pop(0)
        elif word != "--paginate":
            path = word
    kept["calls"].append(f"{options['--method']} {path}")
    answer = _answer(kept["items"], options["--method"], path, fields)
    state.write_text(json.dumps(kept), encoding="utf-8")
    subprocess.run(["jq", "--raw-output", options["--jq"]], input=json.dumps(answer), text=True, check=True)


def _answer(items: list[dict[str, Any]], method: str, path: str, fields: dict[str, str]) -> object:
    if method == "GET":
        return [item for item in items if item["state"] == "open"]
    if method == "POST":
        number = len(items) + 1
        items.append(
            {"id": number, "number": number, "user": {"login": "github-actions[bot]"}, "state": "open", **fields}
        )
        return items[-1]
    [changed] = [item for item in items if item["id"] == int(path.rpartition("/")[2])]
    changed |= fields
    return changed


if __name__ == "__main__":
    main(sys.argv[1:])
