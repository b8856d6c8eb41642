"""policygen: a short YAML file about an organisation becomes a complete policy in Markdown, HTML and Word.

See ARCHITECTURE.md for the way through the modules.
"""

__version__ = "0.1.0"
