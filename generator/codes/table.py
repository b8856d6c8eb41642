"""All codes by their ids: the one table that the command, the files and the pages about them go by."""

from __future__ import annotations

from generator.codes.code import Code
from generator.codes.of_dates import OF_DATES
from generator.codes.of_files import OF_FILES
from generator.codes.of_fit import OF_FIT
from generator.codes.of_outputs import OF_OUTPUTS
from generator.codes.of_templates import OF_TEMPLATES
from generator.codes.of_working import OF_WORKING

FAMILIES = {
    "F": ("The file", "What cannot be read, or is no key or value of an organisation file."),
    "O": ("The organisation and its templates", "What does not fit the templates, or is better not so."),
    "P": ("Whether the policy works", "What nobody could live by, though every word of it can be written."),
    "D": ("Dates", "What is due, or happened in an order that cannot be."),
    "B": ("What was built", "What stands in the folder of outputs, beside what a build would write."),
    "T": ("The templates", "What an author should know of a template."),
}
"""The families by their letters, each with its title and what it is about."""
CODES: dict[str, Code] = {
    code.id: code for code in (*OF_FILES, *OF_FIT, *OF_WORKING, *OF_DATES, *OF_OUTPUTS, *OF_TEMPLATES)
}
