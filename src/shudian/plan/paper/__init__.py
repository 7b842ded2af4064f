"""The papers that a set works by: board, lists, call sheets, calendars, costs."""
