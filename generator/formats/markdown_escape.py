"""Make any text safe to stand in Markdown: the same characters come out in every generator.

Tried with GitHub, cmark-gfm, markdown-it, Python-Markdown (MkDocs), kramdown (Jekyll), goldmark (Hugo)
and MDX. A backslash is used only where all of them take it; elsewhere a character reference, which
all of them take everywhere in text.
"""

from __future__ import annotations

import re
from functools import lru_cache

# One pass, so that no escape is escaped again.
_ANYWHERE = re.compile(
    r"[\\`*_\[\]{}<|~$^]|=(?==)|(?<==)=|&(?=#|[A-Za-z])|!$|:(?=//)|(?<!\w):(?=[a-z+-][\w+-]*:)|(?<=\bwww)\.|(?<=\w)@(?=\w)",
    re.IGNORECASE,
)
_REFERENCES = {
    "{": "&#123;",  # Liquid, MDX, Jinja and attribute lists all start with a brace
    "}": "&#125;",
    "<": "&lt;",
    "&": "&amp;",
    "|": "&#124;",  # kramdown makes a table of any line with one
    "~": "&#126;",  # Python-Markdown does not know \~, \^ and \=, and Zensical has marks of all three
    "^": "&#94;",
    "=": "&#61;",
    "$": "&#36;",
    "!": "&#33;",  # before a link it would make an image
    ":": "&#58;",  # GitHub makes a link of a bare address before it looks at escapes; VitePress has :pictures:
    ".": "&#46;",
    "@": "&#64;",  # nor of a bare e-mail address
}
_IN_URL = re.compile(r'[ ()<>\[\]{}|\\^`"]')
# What starts a list, a heading, a quotation, a rule, a directive or an indented block at the start of a line; and two
# words that MDX takes for a program's there (micromark-extension-mdxjs-esm), whose first letter is written otherwise.
_AT_START = re.compile(
    r"(?P<number>\d{1,9})(?P<dot>[.)])|(?P<sign>[-+#])|(?P<other>[>=:%!\u00a0]|e(?=xport\s)|i(?=mport\s))"
)


# Most words are the template's, and come again in every organisation's policy.
@lru_cache(maxsize=4096)
def escape_text(text: str) -> str:
    """Return text that reads as these very characters in the middle of a line of Markdown."""
    return _ANYWHERE.sub(lambda found: _REFERENCES.get(found[0], "\\" + found[0]), text)


def escape_line_start(line: str) -> str:
    """Return an escaped line whose first characters start nothing but a paragraph."""
    return _AT_START.sub(_escape_start, line, count=1) if _AT_START.match(line) else line


def escape_heading(heading: str) -> str:
    """Return text that reads as these very characters in a heading, whose closing marks would not be shown.

    Python-Markdown drops every `#` at the end, CommonMark (4.2) those after a space.
    """
    words = heading.rstrip("#")
    return escape_text(words) + "\\#" * (len(heading) - len(words))


def escape_url(url: str) -> str:
    """Return an address that can stand between the brackets of a Markdown link.

    Characters that would end it or mean something to a generator are percent-encoded (RFC 3986, 2.1).
    """
    encoded = _IN_URL.sub(lambda found: f"%{ord(found[0]):02X}", url)
    return re.sub(r"&(?=#|[A-Za-z])", "&amp;", encoded)


def _escape_start(found: re.Match[str]) -> str:
    if found["number"]:
        return f"{found['number']}\\{found['dot']}"
    if found["sign"]:
        return f"\\{found['sign']}"
    return f"&#{ord(found['other'])};"
