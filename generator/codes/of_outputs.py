"""Codes of what stands in `build/`, beside what a build would write there."""

from __future__ import annotations

from generator.codes.code import Code, Weight

STALE = Code(
    "B101",
    "output-stale",
    Weight.ERROR,
    "A file says something else than a build would write now.",
    "People read what the policy said before its organisation, its template or the program changed.",
    "Run `policygen build`. The difference shows, clause by clause, what will change.",
)
MISSING = Code(
    "B102",
    "output-missing",
    Weight.ERROR,
    "A file that a build would write is not there.",
    "Whoever looks for the policy in this format finds none.",
    "Run `policygen build`.",
)
EDITED = Code(
    "B103",
    "output-edited",
    Weight.ERROR,
    "Somebody changed a file by hand since it was built.",
    "The next build refuses to replace it, and the organisation file no longer says what the policy says.",
    "Put the change into the organisation file, under `wording` or `extra`; then run `policygen build --force`.",
)
ORPHANED = Code(
    "B104",
    "output-orphaned",
    Weight.WARNING,
    "A file is left of a policy or an organisation that is gone.",
    "It looks like a policy that is in force.",
    "Run `policygen build --prune`.",
)
NOT_BUILT = Code(
    "B105",
    "output-cannot-be-built",
    Weight.ERROR,
    "A policy cannot be built, so what stands in the folder is that of an earlier build, or nothing.",
    "Nobody can say whether what people read is still right.",
    "Mend the errors of the organisation file that are told beside this.",
)
NOT_OURS = Code(
    "B106",
    "output-not-ours",
    Weight.ERROR,
    "A file stands where a build would write, and no build wrote it.",
    "A build refuses to replace it.",
    "Move it away; or run `policygen build --force` to replace it.",
)
UNREADABLE = Code(
    "B107",
    "output-unreadable",
    Weight.ERROR,
    "The record of a folder, or a file in it, cannot be read.",
    "Nobody can tell what was built and what somebody changed.",
    "Restore it, or delete it and build again.",
)
LIST_STALE = Code(
    "B108",
    "list-stale",
    Weight.ERROR,
    "The list of all policies says something else than a build would write now.",
    "It leads people to a policy that is gone, or tells them an old version.",
    "Run `policygen build` for all organisations.",
)

OF_OUTPUTS = (STALE, MISSING, EDITED, ORPHANED, NOT_BUILT, NOT_OURS, UNREADABLE, LIST_STALE)
