"""What the bound computes with: compiled pricing of one slot, linear programs of OR-Tools."""
