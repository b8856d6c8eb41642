"""Codes of what nobody could live by, though every word of it can be written."""

from __future__ import annotations

from generator.codes.code import Code, Weight

NOBODY_HOLDS = Code(
    "P101",
    "duty-nobody-holds",
    Weight.ERROR,
    "Nobody holds a duty, and no other role can take it over.",
    "What the policy asks for would not be done.",
    "Give the role to a job title under `roles`.",
    stops=True,
)
SAME_PERSON = Code(
    "P102",
    "one-person-two-duties",
    Weight.WARNING,
    "Two duties that must not sit with one person do.",
    "A concern about somebody would be told to that person, or somebody would approve or judge what is their own.",
    "Give one of the two roles to another job title.",
)
SAME_DOOR = Code(
    "P103",
    "second-door-same",
    Weight.ERROR,
    "A clause offers a second person to tell, and that is the first one again.",
    "Whoever cannot go to the first person has nobody to go to.",
    "Give the role, or the one that it falls back to, to another job title; or correct `board` under `terms`.",
)
LOST_DOOR = Code(
    "P104",
    "second-door-lost",
    Weight.WARNING,
    "Your own words for a clause no longer name the second person whom the template’s words name.",
    "Whoever cannot go to the first person has nobody to go to.",
    "Name a second person in your words, for example by another role.",
)
FEW_ADMINS = Code(
    "P105",
    "administrators-too-few",
    Weight.ERROR,
    "An account has fewer administrators than the policy demands.",
    "Somebody who leaves or falls ill can lock you out for good, and the policy is broken on its first day.",
    "Make somebody else an administrator too, and write the new number.",
)
WEAK_LOGIN = Code(
    "P106",
    "sign-in-weak",
    Weight.ERROR,
    "People sign in to an account in another way than the policy demands.",
    "The policy is broken on its first day, and the account is easier to steal.",
    "Set up a passkey or two-step verification, and write that as `login`.",
)
UNMODERATED = Code(
    "P107",
    "comments-unmoderated",
    Weight.ERROR,
    "The public can comment on an account, and the rules for reading comments are out.",
    "Nobody has to look at what people write there.",
    "Keep the section, or close the comments.",
)
UNPROTECTED = Code(
    "P108",
    "safeguarding-off",
    Weight.ERROR,
    "You work with children or adults at risk, and the rules that protect them online are out.",
    "Nobody who reads the policy learns how to keep them safe.",
    "Keep the section; or list your safeguarding policy under `related_policies`, and write a reason under `reasons`.",
)
CLOSED_SHOWN = Code(
    "P109",
    "closed-account-shown",
    Weight.ERROR,
    "An account that is closed is shown as if it were in use.",
    "People would write to it and wait, or believe whoever has taken over its name.",
    "Write `status: closed` and nothing of who may comment, or remove the entry.",
)
ROLE_UNUSED = Code(
    "P110",
    "role-unused",
    Weight.WARNING,
    "A role is given to somebody and named nowhere in the policies.",
    "They have a duty of which nobody can read.",
    "Keep a part that names the role, or remove it.",
)
DROPPED = Code(
    "P111",
    "part-dropped-without-reason",
    Weight.WARNING,
    "A part that is usually there was dropped, and nobody said why.",
    "Whoever approves or inherits the policy cannot tell a decision from a slip.",
    "Say why under `reasons`.",
)
NOT_LISTED = Code(
    "P112",
    "policy-not-listed",
    Weight.WARNING,
    "Your own words name another policy that is not listed.",
    "Readers look for it in vain, and it may have another name by now.",
    "List it under `related_policies`, with its title.",
)
VACANT = Code(
    "P113",
    "post-vacant",
    Weight.ERROR,
    "A role is given to nobody: the post is vacant or still to be named.",
    "The policy would send people to somebody who is not there.",
    "Write who does it meanwhile, or leave the role out so that it falls to the next.",
)
FELL_BACK = Code(
    "P114",
    "duty-fell-back",
    Weight.WARNING,
    "Nobody is named for a duty, so it falls to somebody who weakens the policy.",
    "A second pair of eyes is missing.",
    "Name somebody else for the role.",
)

OF_WORKING = (
    NOBODY_HOLDS,
    SAME_PERSON,
    SAME_DOOR,
    LOST_DOOR,
    FEW_ADMINS,
    WEAK_LOGIN,
    UNMODERATED,
    UNPROTECTED,
    CLOSED_SHOWN,
    ROLE_UNUSED,
    DROPPED,
    NOT_LISTED,
    VACANT,
    FELL_BACK,
)
