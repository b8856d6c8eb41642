"""A command of ours run at a terminal of its own: what it says up to each prompt, and what somebody types there."""

from __future__ import annotations

import os
import select
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.tools import ROOT

PROMPT = "> "
AGAIN = 5.0
"""How many seconds after it a key is pressed again."""
PATIENCE = 60.0
"""How many seconds without a word from the program are too many."""


@dataclass
class Terminal:
    """A terminal with a program at the other end. `transcript` has all that was to be seen."""

    process: subprocess.Popen[bytes]
    end: int
    transcript: str = ""
    typed: int = 0
    keystrokes: int = 0
    _unread: bytes = field(default=b"", repr=False)

    @property
    def waits(self) -> bool:
        """Whether the program waits for an answer."""
        return self.transcript.endswith(PROMPT)

    def until_prompt(self) -> str:
        """Return what the program says until it waits for an answer, or ends."""
        said = ""
        while not said.endswith(PROMPT) and (more := self._read()):
            said += more
            self.transcript += more
        return said

    def until(self, words: str) -> None:
        """Wait until the program has said some words."""
        while words not in self.transcript:
            more = self._read()
            assert more, f"{words} is not in:\n{self.transcript}"
            self.transcript += more

    def type(self, line: str) -> str:
        """Type a line and press Enter; return what the program says until it waits again, or ends."""
        self.typed += 1
        self.keystrokes += len(line) + 1
        os.write(self.end, f"{line}\n".encode())
        return self.until_prompt()

    def press(self, key: str) -> str:
        """Press a key such as Ctrl-C; return what the program says until it ends.

        A signal just before the program begins to read is noticed with the next one only, so the key is pressed again.
        """
        said, more = "", "waiting"
        for _ in range(round(PATIENCE / AGAIN)):
            if not more or "\n" in said:
                break
            os.write(self.end, key.encode())
            while more and "\n" not in said and select.select([self.end], [], [], AGAIN)[0]:
                more = self._read()
                said += more
        else:
            raise AssertionError(f"the key does nothing after:\n{self.transcript}")
        self.transcript += said
        return said + self.until_prompt()

    def code(self) -> int:
        """Return how the program ended, after all that it still says."""
        self.until_prompt()
        return self.process.wait(PATIENCE)

    def _read(self) -> str:
        """Return what the program says next, with the ends of its lines as one character; nothing at its end."""
        text = ""
        while not text:
            ready, _, _ = select.select([self.end], [], [], PATIENCE)
            assert ready, f"the program says nothing after:\n{self.transcript}"
            try:
                self._unread += os.read(self.end, 65536)
            except OSError:
                # The other end is closed.
                return ""
            # The rest of a character, or of the end of a line, may come later.
            text = self._unread.decode(errors="ignore").removesuffix("\r")
            self._unread = self._unread[len(text.encode()) :]
        return text.replace("\r\n", "\n")


EDITING = """
import fcntl, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
from generator.__main__ import main
sys.argv[0] = "policygen"
main()
"""
"""A run of the command line that first takes the terminal for its own, so that Ctrl-C there reaches it."""
PLAIN = f"import sys; sys.modules['readline'] = None{EDITING}"
"""The same where nothing edits lines: what is typed is shown as the terminal does it, each time the same."""


@contextmanager
def at_terminal(home: Path, *arguments: str, code: str = PLAIN, columns: int = 80) -> Iterator[Terminal]:
    """Run the command line in a folder, at a terminal of some columns that shows no colours."""
    import pty  # noqa: PLC0415  # not every system has such terminals
    import termios  # noqa: PLC0415

    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (24, columns))
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8", "TERM": "dumb", "COLUMNS": str(columns)}
    process = subprocess.Popen(
        [sys.executable, "-c", code, *arguments],
        cwd=home, env=surroundings, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True,
    )  # fmt: skip
    os.close(theirs)
    terminal = Terminal(process, ours)
    try:
        terminal.until_prompt()
        yield terminal
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()
        os.close(ours)
