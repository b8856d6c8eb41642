"""What of an organisation does not fit its templates: all of it is told from here, whatever step it is seen in."""
