"""The register: every policy of every organisation in a row, for whoever has to keep them right."""
