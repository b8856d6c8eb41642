"""Bytes of a file to text and plain data, with a place for everything. Knows no key and no meaning."""
