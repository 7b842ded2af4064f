"""What speaks: separate programs, a server, or no voice at all; one interface for all."""
