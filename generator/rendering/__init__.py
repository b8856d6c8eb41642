"""The centre of the program: an organisation's sources and a library of templates become files. Touches no disk."""
