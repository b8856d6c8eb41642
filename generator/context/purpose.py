"""What an organisation is for, as a policy says it, however it was typed: "to help people in Oak".

"Helping people", "We help people." and "Our aim is to help people" are brought to that form by rule; what cannot be is
refused, with the words to write.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from generator.context.context import Context
from generator.context.values import Value
from generator.diagnostics import Diagnostic, quoted
from generator.document import Placeholder
from generator.passes.phrases import before_phrase
from generator.passes.verbs import conjugated, gerund

_VERBS = """
achieve act advance advise advocate assist attract befriend bring broaden build campaign care celebrate challenge
champion coach collect combat conserve connect continue contribute co-ordinate coordinate create cure deepen defend
deliver design develop display distribute educate empower enable encourage end engage enhance enjoy enrich ensure
entertain equip establish exhibit explore extend facilitate feed fight find foster fund further gather get give grow
guide heal help host house improve increase inform inspire introduce invest investigate involve keep lead learn lend
lift listen live love maintain make manage mentor nurture offer open operate organise oversee perform play preach
prepare present preserve prevent proclaim produce promote protect provide publish put raise reach record recycle reduce
regenerate rehabilitate rehome relieve remember repair represent rescue research restore reunite run save secure sell
serve share shelter show sing speak spread stage stop strengthen study supply support sustain tackle teach tell train
transform transport treat understand unite visit volunteer welcome widen win work worship
""".split()  # noqa: SIM905  # a list of two hundred words in quotes would be harder to read
"""What organisations do, in their own words."""
_PLAIN = dict(zip(_VERBS, _VERBS, strict=True))
_INFLECTED = {form: verb for verb in _VERBS for form in (conjugated(verb), gerund(verb))}
_WITH_FOR = {"act", "advocate", "campaign", "care", "fight", "sing", "speak", "work"}
"""Verbs that go on with for; after other words it shows a noun: support for families."""

_LEAD = re.compile(
    r"(?:we|it|they|our \w+(?: and \w+)? (?:is|are)"
    r"|the (?:purpose|aim|object|objective|mission)s?(?: of .{1,60}?)? (?:is|are))\s+(?=\S)",
    re.IGNORECASE,
)
_EXISTS = re.compile(
    r".{0,80}?\b(?:exists?|aims?|seeks?|strives?|(?:is|are) here|(?:is|are|was|were) (?:set up|founded|formed)) to\s+",
    re.IGNORECASE,
)
"""What may come before the purpose itself."""
_TO = re.compile(r"to\s+(?!(?:the|an?|our|your|their|this|these|all|every)\b)(?=\S)", re.IGNORECASE)
_NEXT_SENTENCE = re.compile(r"[.!?]\s+(?:We|It|Our|The|They|This|To)\b")
_WORD = re.compile(r"([\w-]+)\s*")
_JOINT = re.compile(r"((?:[,;]|\band|\bor|&)(?: and)?)\s+([\w-]+)\s*", re.IGNORECASE)


def purpose(context: Context) -> Value:
    """Return the purpose as words that follow “is here”; a problem is noted where it cannot be said so."""
    given = context.organisation.purpose
    said = to_infinitive(given) if given else None
    if given and said is None:
        message = f'purpose is {quoted(given)}, and a policy says "is here to …"'
        hint = 'write one phrase that starts with "to", such as: to help young people find work'
        context.problems.append(Diagnostic(context.organisation.locate("purpose"), message, hint))
    if said is None:
        return context.value("purpose", given)
    ours, theirs = said
    shown = Placeholder("purpose", theirs, "purpose")
    return context.of("purpose", ours + theirs, before_phrase(ours, shown))


def to_infinitive(given: str) -> tuple[str, str] | None:
    """Return a purpose as words of ours that start with "to", and the rest as typed; None where it is no purpose."""
    text = given.rstrip(". ")
    if _NEXT_SENTENCE.search(text):
        return None
    for start in (_LEAD, _EXISTS):
        if said := _infinitive(text):
            return said
        found = start.match(text)
        text = text[found.end() :] if found else text
    return _infinitive(text)


def _infinitive(text: str) -> tuple[str, str] | None:
    if found := _TO.match(text):
        return "to ", text[found.end() :]
    for forms in (_PLAIN, _INFLECTED):
        if said := _of_forms(text, forms):
            return said
    return None


def _of_forms(text: str, forms: Mapping[str, str]) -> tuple[str, str] | None:
    """Return the infinitive of words that begin with a verb of some forms, or with several: helping and supporting."""
    word = _WORD.match(text)
    verb = forms.get(word[1].casefold(), "") if word else ""
    if not word or not verb:
        return None
    ours, rest = f"to {verb}", text[word.end() :]
    while (joint := _JOINT.match(rest)) and (another := forms.get(joint[2].casefold())):
        space = "" if joint[1][0] in ",;" else " "
        ours, rest, verb = f"{ours}{space}{joint[1]} {another}", rest[joint.end() :], another
    is_noun = bool(_JOINT.match(rest)) or (rest.startswith(("for ", "of ")) and verb not in _WITH_FOR)
    # Verbs further on would need the same form, and cannot be told from nouns: helping people and training.
    later = forms is _INFLECTED and any(found[2].casefold() in forms for found in _JOINT.finditer(rest))
    if is_noun or later:
        return None
    return (f"{ours} ", rest) if rest else ("to ", ours.removeprefix("to "))
