"""What careless clerks do to a report: one module for each sort of carelessness; `benchmarks.injections` gathers them."""
