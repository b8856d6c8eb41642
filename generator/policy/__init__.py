"""An organisation and a template become one finished document. Knows no format and no disk."""
