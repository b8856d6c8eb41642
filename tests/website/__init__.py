"""`make site`: the project's own site over `build/`, with the guides, pictures and the policy maker.

It stands with the tests, since a site generator, LibreOffice and Chromium make it: nothing of it is in the program
that people install. Zensical makes it and not Material for MkDocs: it takes the same pages, comes from the same
people, who put their new work into it, and looks at home on a phone.
"""
