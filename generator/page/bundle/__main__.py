"""Make `policy-maker.html` and the folder `page/`, which says the same for a web host: `make page` runs this."""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

import generator
from generator.diagnostics import Problems
from generator.page.bundle.ingredients import Ingredients, MissingIngredientError, gather
from generator.page.bundle.written import FOLDER, hosted, single_file, weigh

SHIPPED = Path(generator.__file__).parent


def main() -> int:
    """Write the page and say how large it is; the code is 1 when something it needs is missing."""
    asked = _arguments()
    folders = [*([asked.templates] if asked.templates else []), *_shipped_templates()]
    try:
        with tempfile.TemporaryDirectory() as scratch:
            made = gather(Path(scratch), folders, asked.defaults)
    except MissingIngredientError as missing:
        print(f"{missing}\n  hint: {missing.hint}", file=sys.stderr)
        return 1
    except Problems as problems:
        print(problems, file=sys.stderr)
        return 1
    _write(asked.out, made)
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m generator.page.bundle", description=__doc__)
    parser.add_argument("--templates", type=Path, help="a folder of templates of your own, looked in first")
    parser.add_argument("--defaults", type=Path, help="an organisation file whose answers everybody starts with")
    parser.add_argument("--out", type=Path, default=Path("dist"), help="where the page is written")
    return parser.parse_args()


def _shipped_templates() -> list[Path]:
    """Return the templates that came with the program, in a checkout beside it."""
    return [folder for folder in (SHIPPED.parent / "templates", SHIPPED / "templates") if folder.is_dir()][:1]


def _write(out: Path, made: Ingredients) -> None:
    # Parts are named after what they say: those of an earlier page would be published with this one.
    shutil.rmtree(out / FOLDER, ignore_errors=True)
    for path, content in {**single_file(made), **hosted(made)}.items():
        target = out / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    print(weigh(made))


if __name__ == "__main__":
    sys.exit(main())
