"""What a policy said and what it would say: pieces read back from its files, and the changes between two of them."""
