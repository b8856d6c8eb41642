"""What the page is made of becomes files: one that opens by a double click, or a folder for a web host.

Both say the same and run the same. In each, the page's own policy forbids every request, and lets no script run
but ours.
"""

from __future__ import annotations

import base64
import hashlib
import json

from generator.page.bundle.ingredients import Ingredients

SINGLE = "policy-maker.html"
FOLDER = "page"
LICENCES = "policy-maker-licences.txt"
"""The licences beside the single file, which has them in itself too."""
_POLICY = (
    "default-src 'none'; script-src {script} 'wasm-unsafe-eval'; worker-src blob:; style-src {style}; "
    "img-src data: blob:; connect-src 'none'; base-uri 'none'; form-action 'none'"
)


def single_file(made: Ingredients) -> dict[str, bytes]:
    """Return the page as one file: parts, script and style are in it, the last two allowed by their hashes."""
    script, style = made.script.replace("</script", "<\\/script"), made.style
    parts = "".join(_data(f"part:{name}", "text/plain", as_text(content)) for name, content in made.parts.items())
    page = _filled(
        made,
        policy=_POLICY.format(script=_hash(script), style=_hash(style)),
        style=f"<style>{style}</style>",
        script=f"<script>{script}</script>",
        parts=parts,
    )
    return {SINGLE: page.encode(), LICENCES: made.licences.encode()}


def hosted(made: Ingredients) -> dict[str, bytes]:
    """Return the page for a web host; a part is named after what it says, so that a browser may keep it."""
    parts = {f"parts/{_short(content)}-{name}.js": (name, content) for name, content in made.parts.items()}
    places = json.dumps({name: path for path, (name, _) in parts.items()})
    page = _filled(
        made,
        policy=_POLICY.format(script="'self'", style="'self'"),
        style='<link rel="stylesheet" href="style.css">',
        script='<script src="main.js"></script>',
        parts=_data("parts", "application/json", places),
    )
    files = {"index.html": page, "style.css": made.style, "main.js": made.script, "licences.txt": made.licences}
    files |= {path: f'policyMakerPart("{name}","{as_text(content)}");\n' for path, (name, content) in parts.items()}
    return {f"{FOLDER}/{path}": text.encode() for path, text in files.items()}


def weigh(made: Ingredients) -> str:
    """Return how large the page is and what makes it so."""
    rows = [f"{len(content):>12,}  {name}" for name, content in made.parts.items()]
    whole = {SINGLE: len(single_file(made)[SINGLE]), f"{FOLDER}/": sum(map(len, hosted(made).values()))}
    return "\n".join([*rows, *(f"{size:>12,}  {name}" for name, size in whole.items())])


def _filled(made: Ingredients, **slots: str) -> str:
    """Return the frame of the page with something in each of its slots, `<!-- slot: name -->`."""
    page = made.frame
    data = _data("form", "application/json", made.form) + _data("licences", "text/plain", made.licences)
    for name, content in {**slots, "form": data}.items():
        before, mark, after = page.partition(f"<!-- slot: {name} -->")
        assert mark, f"the page has no slot for its {name}"
        page = f"{before}{content}{after}"
    return page


def _data(id: str, kind: str, text: str) -> str:
    # An end tag is what such a block cannot hold: JSON has another way to say it, and other texts need none.
    held = text.replace("<", "\\u003c") if kind == "application/json" else text.replace("</script", "")
    return f'<script type="{kind}" id="{id}">{held}</script>\n'


def as_text(content: bytes) -> str:
    """Return bytes as text that HTML and a script can hold, five letters for four bytes: base 64 needs more."""
    # Without a "<" no such text starts a tag or a comment.
    return base64.b85encode(content).decode().replace("<", ",")


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _short(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:12]
