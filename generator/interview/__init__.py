"""The questions behind an organisation's file, as data: which come next, and what an answer does to the file."""
