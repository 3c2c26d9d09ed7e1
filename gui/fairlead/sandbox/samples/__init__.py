"""Documents to practise on, made when they are needed, and the buckets they lie in."""
