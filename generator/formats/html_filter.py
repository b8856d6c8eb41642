"""A box on the list of policies, in which readers look for some of them. Where no script runs, nobody sees it."""

from __future__ import annotations

FILTER = """<p class="filter" hidden>
<label for="page_filter">Find</label>
<input type="search" id="page_filter" autocomplete="off">
<output for="page_filter" id="page_found"></output>
</p>
"""

# The last cell has the links, which are the same in every row. Accents are set aside: "cafe" finds a café.
FILTER_SCRIPT = """\
const box = document.getElementById("page_filter");
const found = document.getElementById("page_found");
const plain = (text) => text.normalize("NFKD").replace(/\\p{M}/gu, "").toLowerCase();
const rows = [...document.querySelectorAll("main tbody tr")].map((row) => ({
  row,
  text: plain([...row.cells].slice(0, -1).map((cell) => cell.textContent).join(" ")),
}));
const show = () => {
  const words = plain(box.value).split(/\\s+/).filter(Boolean);
  for (const { row, text } of rows) row.hidden = !words.every((word) => text.includes(word));
  const shown = rows.filter(({ row }) => !row.hidden).length;
  found.textContent = words.length ? `${shown} of ${rows.length}` : "";
};
box.addEventListener("input", show);
box.parentElement.hidden = false;
show();"""
