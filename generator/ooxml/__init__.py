"""The Word format: what each part of a DOCX package says, part by part.

`generator.write_docx` is the only module outside this folder that may import it. Every function returns
XML as text; whatever comes from the document goes through `markup.escape` once, and a specimen of each
construct can be read in the function that writes it. Clause numbers are of ECMA-376 part 1, 5th edition.
"""
