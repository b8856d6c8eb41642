"""Make the page: the program, the Python that runs it and its form, in one file or for a web host."""
