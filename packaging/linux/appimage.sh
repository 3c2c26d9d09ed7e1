#!/bin/sh
# NOT YET RUN further than the first self-test, for want of the tool. The same program as an
# AppImage, from the .deb in dist/, on any Linux:
#   APPIMAGETOOL   https://github.com/AppImage/appimagetool, or another of its name on the PATH
#   RUNTIME        the head of the file, https://github.com/AppImage/type2-runtime; the tool would fetch
#                  whatever is the newest
set -eu
cd "$(dirname "$0")/../.."
version=$(sed -n 's/^version = "\(.*\)"/\1/p' pyproject.toml)
deb=dist/fairlead_${version}_amd64.deb
image=dist/fairlead-$version-x86_64.AppImage
QT_QPA_PLATFORM=offscreen
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct)
export QT_QPA_PLATFORM SOURCE_DATE_EPOCH

# https://github.com/AppImage/AppImageSpec/blob/master/draft.md#appdir
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
folder=$work/Fairlead.AppDir
dpkg-deb -x "$deb" "$folder"
ln -s usr/bin/fairlead "$folder/AppRun"
ln -s usr/share/applications/fairlead.desktop usr/share/icons/hicolor/scalable/apps/fairlead.svg "$folder"
ln -s fairlead.svg "$folder/.DirIcon"
"$folder/AppRun" --self-test

# Neither a runner nor every desktop has FUSE. The metadata was validated with the .deb.
export ARCH=x86_64 APPIMAGE_EXTRACT_AND_RUN=1
"${APPIMAGETOOL:-appimagetool}" --no-appstream --runtime-file "${RUNTIME:?}" "$folder" "$image"
"$image" --self-test
