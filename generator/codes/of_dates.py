"""Codes of what is due, or happened in an order that cannot be."""

from __future__ import annotations

from generator.codes.code import Code, Weight

NO_APPROVER = Code(
    "D101",
    "approval-incomplete",
    Weight.ERROR,
    "A policy is approved by nobody, or on no day.",
    "Nobody can say whether it is in force.",
    "Write both `approved_by` and `approved_on`, or `status: draft`.",
    stops=True,
)
REVIEW_FIRST = Code(
    "D102",
    "review-before-approval",
    Weight.ERROR,
    "A review stands before what it comes after.",
    "One of the two dates is mistyped.",
    "Correct one of the two dates.",
    stops=True,
)
DATES_APART = Code(
    "D103",
    "effect-long-before-approval",
    Weight.ERROR,
    "A policy took effect more than a year before it was approved.",
    "One of the two dates is mistyped.",
    "Correct one of the two dates.",
    stops=True,
)
OVERDUE = Code(
    "D104",
    "review-overdue",
    Weight.ERROR,
    "The day on which a policy was to be reviewed has passed.",
    "The law and your work may have changed since.",
    "Review it; then write `last_review` and the new `next_review`.",
)
DUE_SOON = Code(
    "D105",
    "review-due-soon",
    Weight.WARNING,
    "A policy is to be reviewed within 60 days.",
    "A board meets seldom, and a review takes time.",
    "Put it on the agenda. Nothing has to change yet.",
)
HISTORY_ORDER = Code(
    "D106",
    "history-out-of-order",
    Weight.ERROR,
    "The versions of a policy do not stand in the order of their dates.",
    "Nobody can tell which is the latest.",
    "List the oldest version first.",
    stops=True,
)
OTHER_VERSION = Code(
    "D107",
    "history-another-version",
    Weight.WARNING,
    "The last version of the history is not the version of the policy.",
    "A reader does not know which of the two they have.",
    "Add a line to `history`, or correct `version`.",
)
LAW_OLD = Code(
    "D108",
    "law-checked-long-ago",
    Weight.WARNING,
    "Nobody has looked for more than a year whether what a file says of the law, of what a regulator expects or of "
    "the names of services is still so.",
    "A policy may name a law, a deadline, a telephone number or a platform that is no more.",
    "Look the facts up at their sources, and write the new `checked` dates.",
)
FUTURE = Code(
    "D109",
    "date-in-the-future",
    Weight.WARNING,
    "Something is said to have happened on a day that is still to come.",
    "The date is mistyped, or the policy says what is not yet so.",
    "Correct the date.",
)

OF_DATES = (NO_APPROVER, REVIEW_FIRST, DATES_APART, OVERDUE, DUE_SOON, HISTORY_ORDER, OTHER_VERSION, LAW_OLD, FUTURE)
