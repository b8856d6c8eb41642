"""Texts that people give as names, and that break programs: of each kind some, and any mixture."""

from __future__ import annotations

from random import Random

from tests.strategies import NASTY

NAMES = (
    *("Northbank Youth Trust", "Oak Ltd.", "Hon. Sec.", "Barnaby's", "the Friends", "The Trust"),
    *("St Mary's*", "e-Friends", "Tea & Toast <Trust> *Ltd*", "Yahoo!", "Who?", "A", "101"),
    *("1. One", "- bullet", "# Heading", "export leeds", "import x"),
    *("officers, coaches, players and parents", "Director, Services and Safeguarding", "PCC", "HR"),
    *("team", "Board of Trustees", "everyone", "anyone on the committee", "the Samaritans"),
    *("Jane Smith (Chair)", "I.T. Support", "جمعية الأمل", "בית 12 חם", "Cafe\u0301"),
    *("👩\u200d👩\u200d👧 Club", "naïve", "ﬁne ﬂow", "ß", "İstanbul", "x\u00a0y", "a\u200bb"),
    *("C:\\new", "${x}", "$x$", "%s", "{x}", "[x]", "[Insert name]", "TBC", "N/A", "-", "…"),
    *("“Quoted”", "‘Quoted’", "'x'", '"x"', "a: b", "a #b", "a # b", "yes", "no", "null", "~"),
    *("1.10", "0123", "2026-05-14", "12:30", "1e3", "0x1f", "@a", "https://example.org"),
    *("www.example.org", "a@b.org", "mailto:a@b.org", "https://a b", "https://[", "http://"),
    *("//x.y", "{{ name }}", "{% x %}", "{# x #}", "{{", "}}", "{{ role('chair') }}"),
    *("{{ ref('scope') }}", "{{ we('') }}", "{:x}", "7 years", "for three years", "to help people"),
    *("To help people in Oak.", "helping people", "we help. We care.", "to", "**bold**"),
    *("a\n\n- b\n- c", "a\nb", "a\n\nb", "1. a\n1. b", "| a |\n|---|\n| b |", "## x"),
    *("!!! guidance\n    x", "<b>", "#14506e", "#ffffff", "northbank/logo.png", "../x.png"),
    *("house.docx", "a  b", " a", "a ", "\ta", "a\r\nb", "\x00", "\ufeffa", "\ue000", "\U000f0000"),
    *("\ud7ff", "\u202ea", "\u2028", "\uffff", "..", "...", "a..", "None", "True", "undefined", ""),
    *(" ", "x" * 301, "Ω" * 300, "word " * 500, "9" * 400, "-1", "1", "12", "10001"),
    *("99999999999999999999", "1_000", "٣", "½"),
)


def text_by_lot(random: Random) -> str:
    """Return one of the texts, or some characters together."""
    if random.random() < 0.75:
        return random.choice(NAMES)
    characters = NASTY + "abc  \n'\",:{}"
    return "".join(random.choice(characters) for _ in range(random.choice((1, 3, 8, 30))))
