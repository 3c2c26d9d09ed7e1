#!/bin/sh
# In a build root: the wheel and the source distribution, by setuptools as pyproject.toml asks.
set -eu
cd /src
/venv/bin/python -c '
from setuptools import build_meta
build_meta.build_sdist("/out")
build_meta.build_wheel("/out")'

# setuptools leaves the time of packing in the source distribution, so it is packed once more.
name=fairlead-$VERSION
mkdir /again
tar -xzf "/out/$name.tar.gz" -C /again
tar -C /again --format=ustar --sort=name --mtime="@$SOURCE_DATE_EPOCH" --owner=0 --group=0 \
    --numeric-owner --mode=u=rwX,go=rX -cf - "$name" | gzip -9n >"/out/$name.tar.gz"
