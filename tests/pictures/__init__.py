"""Pictures of what organisations get, for people to look at."""
