"""Part of the composition root: answers what the pages and the command line ask."""
