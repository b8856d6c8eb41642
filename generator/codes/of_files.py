"""Codes of what cannot be read, or is no key or value of an organisation file."""

from __future__ import annotations

from generator.codes.code import Code, Weight

UNREADABLE_FILE = Code(
    "F101",
    "file-unreadable",
    Weight.ERROR,
    "A file that is meant cannot be read, or is not there.",
    "Nothing can be said of what it holds.",
    "Check its name, where it stands, and who may read it.",
    stops=True,
)
FILE_NAME = Code(
    "F102",
    "file-name",
    Weight.ERROR,
    "A file has a name that no organisation can have, or that another has already.",
    "The name of the file is the id of the organisation and the name of its folder of outputs.",
    "Rename the file as the message says.",
    stops=True,
)
NOT_YAML = Code(
    "F103",
    "not-yaml",
    Weight.ERROR,
    "A file, or a line of it, cannot be read as YAML, or holds a character that no text may hold.",
    "What stands there may mean something else than it seems to.",
    "Mend the line as the hint says.",
    stops=True,
)
UNKNOWN_KEY = Code(
    "F104",
    "key-unknown",
    Weight.ERROR,
    "A key is none that an organisation file has.",
    "What is written under it would be lost without a word.",
    "Write the key that was meant, or remove it.",
    stops=True,
)
KEY_MISSING = Code(
    "F105",
    "key-missing",
    Weight.ERROR,
    "A key that every file needs is missing or empty.",
    "Without it there is no policy to write.",
    "Add the key and its value.",
    stops=True,
)
VALUE_REFUSED = Code(
    "F106",
    "value-refused",
    Weight.ERROR,
    "A value is not of the kind that its key holds.",
    "It would be printed wrong, or not at all.",
    "Write the value as the hint says.",
    stops=True,
)
VALUES_CONTRADICT = Code(
    "F107",
    "values-contradict",
    Weight.ERROR,
    "Two values contradict each other, or one stands there twice.",
    "A reader would find both in the policy.",
    "Correct one of the two.",
    stops=True,
)
BRAND_FILE = Code(
    "F108",
    "brand-file",
    Weight.ERROR,
    "A logo, a colour or a Word file of the brand cannot be used.",
    "The policy would look like nobody’s.",
    "Mend or replace the file as the hint says.",
    stops=True,
)
PASSED_OVER = Code(
    "F109",
    "folder-passed-over",
    Weight.WARNING,
    "A folder of files below that of the organisations is not read, since it has no defaults.",
    "Its organisations would have no policy, and nobody would be told.",
    "If they are organisations, add a file `_defaults.yaml` to the folder. It may be empty.",
)
NO_ORGANISATION = Code(
    "F110",
    "no-such-organisation",
    Weight.ERROR,
    "There is no organisation of the name that was asked for, or none at all.",
    "Nothing was checked.",
    "Write the name of a file in the folder of organisations, without its ending.",
    stops=True,
)
KILLED = Code(
    "F111",
    "process-killed",
    Weight.ERROR,
    "The process that looked at an organisation was killed: mostly since the computer ran out of memory.",
    "Nothing is known of this organisation. All others were checked.",
    "Look for a very large value in the file, close other programs, or use fewer processes with `--jobs`.",
    stops=True,
)

OF_FILES = (
    UNREADABLE_FILE,
    FILE_NAME,
    NOT_YAML,
    UNKNOWN_KEY,
    KEY_MISSING,
    VALUE_REFUSED,
    VALUES_CONTRADICT,
    BRAND_FILE,
    PASSED_OVER,
    NO_ORGANISATION,
    KILLED,
)
