"""What the author of a template should know: what nobody uses or reaches, and how its sentences bear hard values."""
