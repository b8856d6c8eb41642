"""Codes of what an author should know of a template."""

from __future__ import annotations

from generator.codes.code import Code, Weight

TEMPLATE_FAULTY = Code(
    "T101",
    "template-faulty",
    Weight.ERROR,
    "Something is wrong with a template.",
    "No policy can be made from it.",
    "Mend it as the hint says.",
    stops=True,
)
ROLE_IDLE = Code(
    "T201",
    "template-role-unused",
    Weight.WARNING,
    "A template has a role that none of its parts names.",
    "Organisations are asked for somebody who has nothing to do.",
    "Name the role in a clause, or remove it.",
)
FACT_IDLE = Code(
    "T202",
    "template-fact-unused",
    Weight.WARNING,
    "A template asks for a fact on which nothing depends.",
    "Organisations answer a question in vain.",
    "Use the answer, or remove the question.",
)
UNREACHABLE = Code(
    "T203",
    "template-part-unreachable",
    Weight.WARNING,
    "No organisation can have a part, whatever it answers.",
    "Somebody wrote words that nobody will ever read.",
    "Correct the condition, or remove it.",
)
NO_OTHERWISE = Code(
    "T204",
    "reference-without-otherwise",
    Weight.WARNING,
    "A clause refers to an optional part and has no words for where that is out.",
    "Whoever drops the part cannot build the policy.",
    'Write ref("…", otherwise="…").',
)
HARD_TO_READ = Code(
    "T205",
    "sentence-hard-to-read",
    Weight.WARNING,
    "A sentence has more than 35 words with the values that some organisations give.",
    "People stop reading.",
    "Make two sentences of it.",
)
BREAKS = Code(
    "T206",
    "sentence-breaks",
    Weight.WARNING,
    "A sentence is wrong with some values: a verb, an article or a space.",
    "An organisation would sign a sentence that nobody would write.",
    "Reword it so that it fits one and many.",
)
SECTION_HARD = Code(
    "T207",
    "section-hard-to-read",
    Weight.WARNING,
    "A section of 100 words or more has a Flesch reading ease below 50, or sentences of more than 20 words on average.",
    "People who do not read long texts every day give up.",
    "Say one idea in a sentence, in shorter words.",
)
TEMPLATE_HARD = Code(
    "T208",
    "template-hard-to-read",
    Weight.WARNING,
    "A template has a Flesch reading ease below 60, or sentences of more than 20 words on average, though each of its "
    "sections keeps the bounds of T207.",
    "A policy is for everybody, and 60 to 70 is plain English.",
    "Say one idea in a sentence, in shorter words.",
)

OF_TEMPLATES = (
    TEMPLATE_FAULTY,
    ROLE_IDLE,
    FACT_IDLE,
    UNREACHABLE,
    NO_OTHERWISE,
    HARD_TO_READ,
    BREAKS,
    SECTION_HARD,
    TEMPLATE_HARD,
)
