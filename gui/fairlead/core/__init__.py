"""The rules of a run: standard library only, no AWS, no Elastic, no Qt."""
