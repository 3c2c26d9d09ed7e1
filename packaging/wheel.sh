#!/bin/sh
# In a build root: the wheel and the source distribution, by setuptools as pyproject.toml asks.
set -eu
cd /src
/venv/bin/python -c '
from setuptools import build_meta
build_meta.build_sdist("/out")
build_meta.build_wheel("/out")'
