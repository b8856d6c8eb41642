"""Write each template of the corpus into a folder, and beside it the policy that it becomes, to look at."""

from __future__ import annotations

import sys
from pathlib import Path

from generator.document.look import Look
from generator.formats.write_docx import write_docx
from tests.formats.word.docx_samples import policy
from tests.formats.word.house_corpus import CORPUS

if __name__ == "__main__":
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for trait, template in CORPUS.items():
        name = trait.replace(" ", "-").replace(",", "")
        (folder / f"{name}.template.docx").write_bytes(template.saved())
        (folder / f"{name}.docx").write_bytes(write_docx(policy(), Look(word_template=template.saved())))
