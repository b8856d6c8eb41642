"""The Word format: what each part of a DOCX package says, part by part.

`generator.formats.write_docx` writes the file with it; `generator.batch.brand`, which tries a logo and a Word template
before they are used, is the only other module outside this folder that imports it. What is written is
XML as text; whatever comes from the document goes through `markup.escape` once, and a specimen of each
construct can be read in the function that writes it. Clause numbers are of ECMA-376 part 1, 5th edition.
"""
