"""A page of Markdown about each code, and the list of them all, made from the table."""

from __future__ import annotations

from generator.codes.code import Code, Weight
from generator.codes.table import CODES, FAMILIES

INDEX = "README.md"
_WEIGHTS = {
    Weight.ERROR: "An error: it needs attention.",
    Weight.WARNING: "A warning: it is worth a look.",
    Weight.NOTICE: "A notice: it is good to know.",
}
_INTRO = """# What policygen check finds

Each kind of finding has a code, which never changes. You can look it up, choose it with `--select` or `--ignore`,
and accept it with a reason. An error needs attention and ends the command with 1. A warning is worth a look.
"""


def pages() -> dict[str, str]:
    """Return every page by the name of its file."""
    return {INDEX: _index(), **{f"{code.id}.md": _page(code) for code in CODES.values()}}


def _index() -> str:
    return "\n".join([_INTRO, *(_family(letter) for letter in FAMILIES)])


def _family(letter: str) -> str:
    title, about = FAMILIES[letter]
    rows = [
        f"| [{code.id}]({code.id}.md) | {code.name} | {code.weight} | {code.means} |"
        for code in CODES.values()
        if code.id.startswith(letter)
    ]
    return "\n".join(
        [f"## {title}\n\n{about}\n", "| code | name | weight | what is so |", "|---|---|---|---|", *rows, ""]
    )


def _page(code: Code) -> str:
    return f"""# {code.id} {code.name}

{code.means}

{_WEIGHTS[code.weight]} See [all codes]({INDEX}).

## Why it matters

{code.matters}

## What to do

{code.mend}

## To accept it

{_accepting(code)}
"""


def _accepting(code: Code) -> str:
    if code.id.startswith("T"):
        return "It is about a template, so no organisation can accept it. Leave it out with `--ignore`."
    if code.stops:
        return "It stops a build, so it cannot be accepted."
    return f"""Where it is so for good reason, say why in the organisation file: for all of it, or under one policy.

```yaml
accepted:
  {code.id}: We decided so in March, and look at it again next year.
```

It stays in the list as accepted, and counts no more. When nothing is found for it any more, you are told."""
