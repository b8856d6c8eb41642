"""The workflows and hooks for other repositories: others find no fault with them, and their steps do what they say."""

from __future__ import annotations

import json
import re
import shlex
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.tools import PATH, ROOT, complaints, require, run

FOLDER = ROOT / ".github/workflows"
OURS = ("check-policies", "reviews-due")
HOOKS: list[dict[str, Any]] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
GUIDE = (ROOT / "generator/docs/umbrella-bodies.md").read_text("utf-8")
CALLERS = dict(
    re.findall(r'^```yaml title="\.github/workflows/([\w-]+)\.yml"\n(.*?)^```$', GUIDE, re.MULTILINE | re.DOTALL)
)
SAMPLE = """\
name: {name}
roles: {{accountable_lead: Clerk}}
facts: {{has_staff: true, works_with_children: false, works_with_adults_at_risk: false}}
policies:
  social-media:
    document: {{status: approved, approved_by: Board, approved_on: 2020-05-14, next_review: {review}}}
"""


def workflow(name: str) -> dict[Any, Any]:
    """Return a workflow."""
    read: dict[Any, Any] = yaml.safe_load((FOLDER / f"{name}.yml").read_text("utf-8"))
    return read


# ---- what others say of them


@pytest.mark.judge
@pytest.mark.parametrize("schema", ["vendor.github-workflows", "custom.github-workflows-require-timeout"])
def test_workflows_fit_their_schema(schema: str, tmp_path: Path) -> None:
    """Ours do, and those that the guide shows; each job of ours ends at some time."""
    require("check-jsonschema")
    files = sorted(FOLDER.glob("*.yml"))
    if schema.startswith("vendor"):
        for name, text in CALLERS.items():
            (tmp_path / f"{name}.yml").write_text(text, encoding="utf-8")
        files += sorted(tmp_path.glob("*.yml"))

    assert len(files) == (6 if schema.startswith("vendor") else 4)
    assert [] == complaints(run("check-jsonschema", "--builtin-schema", schema, *files))


@pytest.mark.judge
@pytest.mark.parametrize("name", OURS)
def test_no_auditor_finds_a_hole(name: str) -> None:
    """No step runs somebody's words, no job may do more than it needs, each action is a commit."""
    require("zizmor")

    assert [] == complaints(run("zizmor", "--offline", "--persona", "pedantic", FOLDER / f"{name}.yml"))


@pytest.mark.judge
def test_no_auditor_finds_a_hole_in_those_of_this_repository() -> None:
    """Nothing of them is of high or middling weight either."""
    require("zizmor")

    assert [] == complaints(run("zizmor", "--offline", *sorted(FOLDER.glob("*.yml"))))


def test_each_action_is_a_commit() -> None:
    """A tag can be moved to another commit by whoever has the action; beside the commit stands its version."""
    used = [line for file in FOLDER.glob("*.yml") for line in file.read_text("utf-8").splitlines() if "uses:" in line]

    assert [] == [line for line in used if not re.search(r"uses: [\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+\b", line)]
    assert used


@pytest.mark.parametrize("name", OURS)
def test_whoever_may_write_runs_nothing_of_the_repository(name: str) -> None:
    """A job with a right to write checks nothing out, and hands the words of others on as a variable."""
    jobs = workflow(name)["jobs"].values()
    writing = [job for job in jobs if "write" in job["permissions"].values()]
    scripts = [step["run"] for job in jobs for step in job["steps"] if "run" in step]

    assert {} == workflow(name)["permissions"]
    assert 1 == len(writing)
    assert [] == [step for job in writing for step in job["steps"] if "uses" in step]
    assert [] == [script for script in scripts if "${{" in script]


def test_hooks_run_commands_of_ours() -> None:
    """Each hook runs a command with options that it has, on all organisations, and names none of the files."""
    for hook in HOOKS:
        words = [*shlex.split(hook["entry"]), *hook.get("args", ())]
        assert [] == complaints(run(sys.executable, "-m", "generator", *words[1:], "--help"))
        assert ("policygen", "python", False) == (words[0], hook["language"], hook["pass_filenames"])
        assert re.match(hook["files"], "orgs/north/loch.yaml")
    assert ["policygen-build", "policygen-check"] == [hook["id"] for hook in HOOKS]


# ---- what their steps do


@dataclass
class Runner:
    """A folder in which the scripts of steps are run as on GitHub."""

    home: Path
    programs: Path

    def org(self, name: str, review: str = "2190-05-14") -> None:
        """Write the file of an organisation that is called so."""
        (self.home / "orgs").mkdir(exist_ok=True)
        (self.home / "orgs/brook.yaml").write_text(SAMPLE.format(name=name, review=review), encoding="utf-8")

    def policygen(self, *arguments: str) -> None:
        """Run policygen as somebody does before it is checked in."""
        assert [] == complaints(run(self.programs / "policygen", *arguments, cwd=self.home))

    def step(self, name: str, step_name: str, **given: str) -> tuple[int, str]:
        """Run the script of a step; return its exit code and what it printed."""
        [script] = [
            step["run"]
            for job in workflow(name)["jobs"].values()
            for step in job["steps"]
            if step.get("name") == step_name
        ]
        files = {each: str(self.programs / each) for each in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY", "GH_STATE")}
        env = {"PATH": f"{self.programs}:{PATH}", "ORGS": "orgs", "OUT": "build", "GH_TOKEN": "x", **files, **given}
        done = run("bash", "-e", "-c", script, cwd=self.home, env=env)
        return done.returncode, done.stdout + done.stderr

    def outputs(self) -> dict[str, str]:
        """Return what steps have told the workflow so far, the latest of each name; it is forgotten then."""
        file = self.programs / "GITHUB_OUTPUT"
        text = file.read_text("utf-8")
        file.unlink()
        long = re.findall(r"^(\w+)<<(\w+)\n(.*?)\n\2$", text, re.MULTILINE | re.DOTALL)
        return {**dict(re.findall(r"^(\w+)=(.*)$", text, re.MULTILINE)), **{key: value for key, _, value in long}}

    def kept(self) -> tuple[list[dict[str, Any]], list[str]]:
        """Return the comments and issues that there are, and the calls that were made."""
        state = self.programs / "GH_STATE"
        read = json.loads(state.read_text("utf-8")) if state.exists() else {"items": [], "calls": []}
        return read["items"], [call.split("?")[0] for call in read["calls"]]


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    """Return a runner with policygen, and with a `gh` that asks nobody."""
    require("jq")
    made = Runner(tmp_path / "home", tmp_path / "programs")
    made.home.mkdir()
    made.programs.mkdir()
    for program, command in (("policygen", "-m generator"), ("gh", "-m tests.repository.gh_stub")):
        file = made.programs / program
        file.write_text(f'#!/bin/sh\nPYTHONPATH={ROOT} exec {sys.executable} {command} "$@"\n', encoding="utf-8")
        file.chmod(0o755)
    return made


def reviewed(runner: Runner) -> str:
    """Run the steps of a pull request over what was built before; return the comment that there is, or nothing."""
    assert (0, "") == runner.step("check-policies", "Say what changes")
    text = runner.outputs()["changes"]
    given = {"REPOSITORY": "o/r", "NUMBER": "7", "CHANGES": text}
    assert (0, "") == runner.step("check-policies", "Write one comment, or bring it up to date", **given)
    comments, _ = runner.kept()
    return comments[0]["body"] if comments else ""


def before(runner: Runner) -> None:
    """Have the outputs of before beside those of now, as the step does that fetches them."""
    run("mkdir", ".policies-before", cwd=runner.home)
    run("cp", "-r", "build", ".policies-before/build", cwd=runner.home)


def test_a_pull_request_has_one_comment_with_the_words_that_differ(runner: Runner) -> None:
    """A second push brings the same comment up to date, and words of others stay within their fence."""
    runner.org("Brook Trust")
    runner.policygen("build")
    before(runner)
    runner.org("$(touch hacked) `touch hacked` @everyone ```")
    body = reviewed(runner)
    head, _, fenced = body.partition("````text\n")

    assert head == "<!-- policygen: changes -->\n## What changes in the policies\n\n### brook\n\n"
    assert "[-Brook Trust-]" in fenced.partition("\n````")[0]
    assert "brook/social-media.html: error B101" in fenced
    assert not list(runner.home.glob("**/hacked"))
    assert not (runner.home / ".policies-before").exists()

    before(runner)
    runner.org("Elm Trust")
    assert "{+Elm Trust+}" in reviewed(runner)
    before(runner)
    runner.org("Brook Trust")
    assert reviewed(runner).endswith("Checked 1 organisation: nothing found.")
    assert 1 == len(runner.kept()[0])


def test_a_pull_request_that_changes_no_policy_has_no_comment(runner: Runner) -> None:
    """Nobody is told that nothing is so."""
    runner.org("Brook Trust")
    runner.policygen("build")
    before(runner)

    assert "" == reviewed(runner)
    assert ["GET repos/o/r/issues/7/comments"] == runner.kept()[1]


def test_the_first_policies_of_all_are_a_change(runner: Runner) -> None:
    """There need be no folder of what was built before."""
    runner.org("Brook Trust")

    assert "brook/social-media.html: error B102 this file was never built" in reviewed(runner)


def test_the_check_fails_where_somebody_forgot_to_build(runner: Runner) -> None:
    """It tells so in the log, at the file; a review that is due is for another workflow, and stops nobody."""
    runner.org("Brook Trust", review="2021-05-14")
    runner.policygen("build")
    assert 0 == runner.step("check-policies", "Proof-read")[0]
    runner.org("Elm Trust")
    code, said = runner.step("check-policies", "Proof-read")

    assert 1 == code
    assert "::error file=build/brook/social-media.html,title=B101 output-stale::" in said
    assert 0 == runner.step("check-policies", "Build")[0]
    assert 0 == runner.step("check-policies", "Proof-read")[0]


def test_a_mistake_of_the_workflow_is_no_finding(runner: Runner) -> None:
    """Where policygen ends otherwise than with a finding, the step fails."""
    (runner.programs / "policygen").write_text("#!/bin/sh\nexit 70\n", encoding="utf-8")

    assert 0 != runner.step("check-policies", "Say what changes")[0]
    assert 0 != runner.step("reviews-due", "Look for reviews that are due")[0]


def test_the_issue_names_a_file_that_hides_its_review(runner: Runner) -> None:
    """Where a date or a whole file cannot be read, nobody knows what is due, and that is told."""
    runner.org("Brook Trust", review="soon")
    (runner.home / "orgs/elm.yaml").write_text("name: [", encoding="utf-8")
    assert (0, "") == runner.step("reviews-due", "Look for reviews that are due")
    told = runner.outputs()

    assert "true" == told["some"]
    assert 'next_review is "soon", not a date' in told["due"]
    assert "orgs/elm.yaml:1:8: error F103 the file ends inside brackets" in told["due"]


def test_one_issue_for_reviews_that_are_due(runner: Runner) -> None:
    """It is opened once, brought up to date, and closed when there are none."""

    def looked() -> list[tuple[str, str]]:
        assert (0, "") == runner.step("reviews-due", "Look for reviews that are due")
        told = {"REPOSITORY": "o/r", **{key.upper(): value for key, value in runner.outputs().items()}}
        assert (0, "") == runner.step("reviews-due", "Open one issue, bring it up to date, or close it", **told)
        return [(issue["state"], issue["body"]) for issue in runner.kept()[0]]

    runner.org("Brook Trust")
    assert [] == looked()
    runner.org("Brook Trust", review="2021-05-14")
    [(state, body)] = looked()
    assert "open" == state
    assert body.startswith("<!-- policygen: reviews due -->\n### brook\n\n```text\norgs/brook.yaml:6:")
    assert "D104" in body
    runner.org("Brook Trust", review="2022-06-15")
    [(_, later)] = looked()
    assert body != later
    runner.org("Brook Trust")
    assert [("closed", later)] == looked()
    assert "Policies: reviews due" == runner.kept()[0][0]["title"]
