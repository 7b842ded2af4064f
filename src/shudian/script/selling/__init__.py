"""Where episodes hook their viewer, and which stretches would make advertisements."""
