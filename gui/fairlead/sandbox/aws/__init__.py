"""The local AWS: moto behind a front that evaluates policies and injects faults."""
