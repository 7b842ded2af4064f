"""What listens: a file a library, loaded on first use."""
