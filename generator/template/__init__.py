"""A template's folder to a value: its roles, facts, sections and parts, and the law beside it. Renders nothing."""
