"""The rules of a plan, a file a matter; they know the problem and the plan, and no solver or price list."""
