"""The Chinese micro-drama layout, a line at a time."""
