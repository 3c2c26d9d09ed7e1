#!/bin/sh
# The source distribution and the wheel, by setuptools as pyproject.toml asks:
#   wheel.sh [SOURCES OUT PYTHON], by default the places of a build root
# VERSION and SOURCE_DATE_EPOCH are those of packaging/build. Leaves its traces in SOURCES.
set -eu
sources=${1:-/src} out=${2:-/out} python=${3:-/venv/bin/python}
cd "$sources"
"$python" -c '
import sys
from setuptools import build_meta
out = sys.argv[1]
build_meta.build_sdist(out)
build_meta.build_wheel(out)' "$out"

# setuptools leaves the time of packing in the source distribution, so it is packed once more.
name=fairlead-$VERSION
again=$(mktemp -d)
trap 'rm -rf "$again"' EXIT
tar -xzf "$out/$name.tar.gz" -C "$again"
tar -C "$again" --format=ustar --sort=name --mtime="@$SOURCE_DATE_EPOCH" --owner=0 --group=0 \
    --numeric-owner --mode=u=rwX,go=rX -cf - "$name" | gzip -9n >"$out/$name.tar.gz"
