"""From horizontal to vertical: watch the clip, decide per shot, draw a calm path, render it."""
