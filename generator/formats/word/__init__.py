"""The Word format: what each part of a DOCX package says, part by part.

`generator.formats.write_docx` writes the file with it, `generator.formats.formats` unpacks one to compare it, and
`generator.rendering.brand` tries a logo and a Word template before they are used; nothing else outside this folder
imports it. What is written is XML as text; whatever comes from the document goes through `markup.escape` once, and a
specimen of each construct can be read in the function that writes it. Clause numbers are of ECMA-376 part 1, 5th
edition.
"""
