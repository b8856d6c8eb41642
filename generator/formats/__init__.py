"""A finished document becomes the bytes of a format: one writer for each, and what they share."""
