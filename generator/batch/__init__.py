"""Many organisations, and the disk: what is built, what is up to date, what somebody changed by hand."""
