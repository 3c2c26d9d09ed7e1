"""A local AWS and a local Elastic to practise on; it knows nothing of the product."""
