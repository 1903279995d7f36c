"""Use cases, one module a task: session, ids and values in, records out; they never commit and never translate."""
