"""An organisation's file to a checked value: its keys, what they hold, what may not contradict. Knows no template."""
