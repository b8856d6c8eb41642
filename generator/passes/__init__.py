"""Steps from document to document: what goes, what number it has, what stands behind a token, what a reference says."""
