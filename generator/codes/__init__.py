"""The codes of all that `policygen check` can find: short, stable, each with what it means and what to do."""
