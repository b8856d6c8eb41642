"""Bad input gives one clear message, keeps what was built before and stops nobody else."""

from __future__ import annotations

import shutil

import pytest

from tests.workspace import EACH, Workspace, closing, organisation, outputs


def bomb() -> str:
    levels = [f"x{level}: &x{level} [{', '.join([f'*x{level - 1}'] * 9)}]" for level in range(1, 10)]
    return "\n".join(["x0: &x0 [lol]", *levels])


GOOD = "name: Northbank Youth Trust\nroles: {accountable_lead: Chief Executive}\n"
BAD_INPUT: dict[str, tuple[str | bytes, str]] = {
    "empty": ("", "orgs/bad.yaml: the file is empty"),
    "a-list": ("- name: x\n", "orgs/bad.yaml:1:1: "),
    "no-name": ("roles: {accountable_lead: x}\n", "orgs/bad.yaml:1:1: name is missing"),
    "unknown-template": (GOOD + "policies:\n  social-medai:\n", 'orgs/bad.yaml:4:3: unknown template "social-medai"'),
    "role-nobody-holds": (
        "name: x\nroles:\n  chair: Chair\n",
        'orgs/bad.yaml:2:1: nobody holds the role "accountable_lead"',
    ),
    "unknown-id": (
        GOOD + "policies:\n  social-media:\n    sections: {copywrite: false}\n",
        'orgs/bad.yaml:5:16: unknown section or clause "copywrite"',
    ),
    "no-policy-understood": (
        GOOD + "policies:\n  social-media: yes\n",
        "orgs/bad.yaml:4:17: policies.social-media is text, not keys with values",
    ),
    "logo-outside": (GOOD + "brand: {logo: ../logo.png}\n", "orgs/bad.yaml:3:15: brand.logo is "),
    "not-utf-8": (GOOD.encode() + b"purpose: caf\xe9\n", "orgs/bad.yaml:3:13: the file is not UTF-8"),
    "ten-megabytes": (GOOD + "# x\n" * 2_600_000, "orgs/bad.yaml: the file is larger than 1 MiB"),
    "alias-bomb": (bomb(), "orgs/bad.yaml:4:30: aliases repeat more than a policy could hold"),
    "builds-an-object": ("name: !!python/object/apply:os.system [echo pwned]\n", "orgs/bad.yaml:1:7: "),
    "control-character": (GOOD + "purpose: a\x07b\n", "orgs/bad.yaml:3:11: the line holds a control character U+0007"),
    "private-use-character": (
        GOOD + "purpose: a\U000f0000b\n",
        "orgs/bad.yaml:3:11: the line holds a private-use character U+F0000",
    ),
    "braces-in-the-name": (
        "name: The {{ name }} Trust\nroles: {accountable_lead: x}\n",
        "orgs/bad.yaml:1:7: name holds ",
    ),
}


@pytest.mark.parametrize("name", BAD_INPUT)
def test_bad_input(home: Workspace, name: str) -> None:
    """Bad input gives one clear message with a place and a hint; its earlier outputs stay and others are built."""
    shutil.rmtree(home.home / "templates/_shared")  # social-media needs the law that comes with the program
    home.write("orgs/bad.yaml", organisation("Formerly sound"))
    home.run("build", "bad")
    earlier = home.files()
    content, message = BAD_INPUT[name]
    home.write("orgs/bad.yaml", content)
    ran = home.run("build")
    lines = ran.err.splitlines()

    assert (1, closing(1, written=EACH, failed=1)) == (ran.code, ran.out)
    assert 2 == len(lines)
    assert lines[0].startswith(message)
    assert lines[1].startswith("  hint: ")
    assert outputs("bad/sample", "northbank/sample") == set(home.files())
    assert all(earlier[path] == content for path, content in home.files().items() if path.startswith("bad/"))


def test_all_bad_input_at_once(home: Workspace) -> None:
    """All bad input in one run of the real command line: every message, no traceback, and the sound one is built."""
    shutil.rmtree(home.home / "templates/_shared")
    for name, (content, _) in BAD_INPUT.items():
        home.write(f"orgs/{name}.yaml", content)
    home.write("orgs/twin.yaml", organisation())
    home.write("orgs/twin.yml", organisation())
    ran = home.spawn("build")
    expected = [message.replace("bad.yaml", f"{name}.yaml") for name, (_, message) in BAD_INPUT.items()]
    expected.append("orgs/twin.yml: this file and orgs/twin.yaml have the same output folder")
    found = [line for line in ran.err.splitlines() if not line.startswith("  hint: ")]

    assert (1, closing(1, written=EACH, failed=15)) == (ran.code, ran.out)
    assert [] == [line for line, message in zip(found, sorted(expected), strict=True) if not line.startswith(message)]
    assert outputs("northbank/sample") == set(home.files())
    assert "Traceback" not in ran.err
