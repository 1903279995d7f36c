"""Pure algorithms on plain data: rounds, tables, timers; no window, no store."""
