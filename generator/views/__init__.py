"""What people ask about templates and policies: typed rows first, then text or JSON made from them. Touches no disk."""
