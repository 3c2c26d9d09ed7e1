#!/bin/sh
# Prints the AppStream metadata of a release: metainfo.sh VERSION DATE [ADDRESS]
#
# ADDRESS is where the folder resources/screenshots is published. AppStream takes pictures by full
# addresses only, so without one they are left out.
set -eu
pictures='/<screenshots>/,/<\/screenshots>/d'
[ -z "${3:-}" ] || pictures="s|@SCREENSHOTS@|$3|"
sed "s/@VERSION@/$1/; s/@DATE@/$2/; $pictures" "${0%/*}/fairlead.metainfo.xml"
