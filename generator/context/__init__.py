"""The names that a template may use for one organisation, each a value that prints as a token."""
