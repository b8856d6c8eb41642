"""Codes of what of an organisation does not fit its templates, or is better not so."""

from __future__ import annotations

from generator.codes.code import Code, Weight

TEMPLATE_UNKNOWN = Code(
    "O101",
    "template-unknown",
    Weight.ERROR,
    "A policy is named by an id that no template has.",
    "Nobody can write it.",
    "Choose one of the templates that `policygen list` shows.",
    stops=True,
)
ROLE_UNKNOWN = Code(
    "O102",
    "role-unknown",
    Weight.ERROR,
    "A role is given or named that none of the templates knows.",
    "Nobody would be told of the duty that was meant.",
    "Write the id of a role, as `policygen list TEMPLATE` shows them.",
    stops=True,
)
FACT_UNKNOWN = Code(
    "O103",
    "fact-unknown",
    Weight.ERROR,
    "A fact is given that none of the templates asks for.",
    "The answer would change nothing.",
    "Write the id of a fact, as `policygen list TEMPLATE` shows them.",
    stops=True,
)
VALUE_UNFIT = Code(
    "O104",
    "value-unfit",
    Weight.ERROR,
    "A value does not fit the sentences of the template.",
    "The policy would have a sentence that nobody would write.",
    "Write the value as the hint says.",
    stops=True,
)
PART_UNKNOWN = Code(
    "O105",
    "part-unknown",
    Weight.ERROR,
    "A section or clause is named by an id that the template does not have.",
    "What was wanted for it would not happen.",
    "Write the id, as `policygen show ORG clauses` shows it.",
    stops=True,
)
PART_STAYS = Code(
    "O106",
    "part-cannot-be-had",
    Weight.ERROR,
    "A part was switched on or off and cannot be, as things are.",
    "The policy would not say what was decided.",
    "Do as the hint says, or remove the line.",
    stops=True,
)
OWN_WORDS = Code(
    "O107",
    "own-words-refused",
    Weight.ERROR,
    "Words of your own for a clause cannot be printed as they are.",
    "Something of them would be lost, or would look like a blank to fill in.",
    "Mend them as the hint says.",
    stops=True,
)
VALUE_MISSING = Code(
    "O108",
    "value-missing",
    Weight.ERROR,
    "The policy prints a value that nobody gave.",
    "There would be a gap in the middle of a sentence.",
    "Give the value, or leave out the part that prints it.",
    stops=True,
)
DEAD_REFERENCE = Code(
    "O109",
    "reference-leads-nowhere",
    Weight.ERROR,
    "A clause refers to a part that is not in this policy.",
    "A reader would look for it in vain.",
    "Keep that part, or give other words for where it is out.",
    stops=True,
)
POINT_UNMET = Code(
    "O110",
    "point-unmet",
    Weight.ERROR,
    "A part was dropped that alone met a point of a regulator, and nobody said why.",
    "Whoever is asked by the regulator has no answer.",
    "Keep the part, or say why it is out under `reasons`.",
    stops=True,
)
NAMED_PERSON = Code(
    "O201",
    "name-in-place-of-job",
    Weight.WARNING,
    "A role is given to what looks like somebody’s name.",
    "A name is wrong on the day when somebody leaves.",
    "Write a job title.",
)
FACTS_UNSAID = Code(
    "O202",
    "facts-unsaid",
    Weight.WARNING,
    "Much of the policy depends on facts of which nobody has said anything.",
    "Rules that matter may be left out.",
    "Answer them under `facts`.",
)
OTHER_REGISTER = Code(
    "O203",
    "register-of-another-country",
    Weight.WARNING,
    "The register of charities that is named is one of another country’s law.",
    "The policy may name the wrong laws.",
    "Correct `jurisdiction`, or remove the registration.",
)
TITLES_ALIKE = Code(
    "O204",
    "titles-alike",
    Weight.WARNING,
    "Two policies have the same title.",
    "Nobody could tell them apart.",
    "Give one of them another `title`.",
)
VALUE_UNUSED = Code(
    "O205",
    "value-unused",
    Weight.WARNING,
    "Something is given that no policy uses.",
    "Whoever wrote it thinks that it is in the policy.",
    "Do as the hint says, or remove it.",
)
POLICY_MISTYPED = Code(
    "O206",
    "policy-id-mistyped",
    Weight.WARNING,
    "Another policy has an id for which no template asks, and which looks like a slip.",
    "The policy says “a fair procedure” where it could name yours.",
    "Correct the id.",
)
ACCEPTED_IN_VAIN = Code(
    "O207",
    "accepted-in-vain",
    Weight.WARNING,
    "A code is accepted under which nothing was found.",
    "When it comes up again, nobody will be told.",
    "Remove the line.",
)
WORDING_BEHIND = Code(
    "O208",
    "wording-behind",
    Weight.WARNING,
    "The template’s words of a clause have changed since you put your own in their place.",
    "Your words may say what the new edition says no more, or lack what it says.",
    "Compare both, change yours if you like, and write the digest that the message names beside them.",
)

OF_FIT = (
    TEMPLATE_UNKNOWN,
    ROLE_UNKNOWN,
    FACT_UNKNOWN,
    VALUE_UNFIT,
    PART_UNKNOWN,
    PART_STAYS,
    OWN_WORDS,
    VALUE_MISSING,
    DEAD_REFERENCE,
    POINT_UNMET,
    NAMED_PERSON,
    FACTS_UNSAID,
    OTHER_REGISTER,
    TITLES_ALIKE,
    VALUE_UNUSED,
    POLICY_MISTYPED,
    ACCEPTED_IN_VAIN,
    WORDING_BEHIND,
)
