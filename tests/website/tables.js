// A table that is wider than the screen takes the focus, so that the arrow keys scroll it. The theme puts each in a box.
new MutationObserver(() => {
  for (const box of document.querySelectorAll(".md-typeset__scrollwrap")) {
    if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
  }
}).observe(document.documentElement, { childList: true, subtree: true });
