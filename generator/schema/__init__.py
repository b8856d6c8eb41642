"""The JSON Schema of an organisation's file: its shape, and all that the templates ask for."""
