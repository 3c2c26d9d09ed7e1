#!/bin/sh
# NOT YET RUN. On a Mac (13 or later, Xcode's command line tools, Python 3.13): the app in a signed
# and notarised .dmg. Without IDENTITY it is signed ad hoc, which other Macs do not accept.
#   IDENTITY  "Developer ID Application: …" in the login keychain
#   PROFILE   of notarytool store-credentials
set -eu
cd "$(dirname "$0")/../.."
version=$(sed -n 's/^version = "\(.*\)"/\1/p' pyproject.toml)
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct)
export SOURCE_DATE_EPOCH PYTHONHASHSEED=0
app=build/macos/Fairlead.app
image=dist/Fairlead-$version.dmg

python3 -m venv build/venv
build/venv/bin/pip install -q --require-hashes -r requirements.txt -r packaging/requirements.txt
build/venv/bin/pip install -q --no-deps --no-build-isolation .
mkdir -p build/fairlead.iconset
sips -s format png resources/icons/app/fairlead.svg --resampleHeightWidth 1024 1024 \
    --out build/fairlead.iconset/icon_512x512@2x.png
iconutil --convert icns --output build/fairlead.icns build/fairlead.iconset
build/venv/bin/pyinstaller --noconfirm --distpath build/macos --workpath build/freeze packaging/fairlead.spec

codesign --verify --deep --strict "$app"
QT_QPA_PLATFORM=offscreen "$app/Contents/MacOS/fairlead" --self-test

mkdir -p dist
hdiutil create -volname Fairlead -srcfolder "$app" -ov -format UDZO "$image"
if [ -n "${IDENTITY:-}" ]; then
    codesign --timestamp --sign "$IDENTITY" "$image"
    xcrun notarytool submit "$image" --keychain-profile "$PROFILE" --wait
    xcrun stapler staple "$image"
    spctl --assess --type open --context context:primary-signature --verbose "$image"
fi
