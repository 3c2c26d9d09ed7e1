#!/bin/sh
# In a build root: Fairlead and all it needs, from /wheels alone, into /venv.
set -eu
python3 -m venv /venv
cd /src
/venv/bin/pip install -q --require-hashes -r requirements.txt -r packaging/requirements.txt
/venv/bin/pip install -q --no-deps --no-build-isolation .
rm -rf build gui/*.egg-info ./*.egg-info
