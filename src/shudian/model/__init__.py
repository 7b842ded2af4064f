"""Every noun that two stages share: frozen, valid on construction, without input or output."""
