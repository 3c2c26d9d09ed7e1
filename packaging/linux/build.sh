#!/bin/sh
# In a build root: PyInstaller's folder, then the .deb and the .run around it.
set -eu
cd /src
share=/stage/usr/share
program=/stage/usr/lib/fairlead
date=$(date -u -d "@$SOURCE_DATE_EPOCH" +%Y-%m-%d)

/venv/bin/pyinstaller --noconfirm --log-level WARN --distpath /bundle --workpath /freeze \
    packaging/fairlead.spec
mkdir -p /stage/usr/lib /stage/usr/bin
cp -a /bundle/fairlead "$program"
/venv/bin/python packaging/bill.py /freeze/fairlead/origins.json \
    "$program/_internal/fairlead/resources/licences" /out/fairlead-"$VERSION"-linux.cdx.json
ln -s ../lib/fairlead/fairlead /stage/usr/bin/fairlead

mkdir -p "$share/applications" "$share/metainfo" "$share/man/man1" "$share/doc/fairlead" \
    "$share/bash-completion/completions" "$share/zsh/vendor-completions" \
    "$share/icons/hicolor/scalable/apps" "$share/lintian/overrides"
cp packaging/linux/fairlead.desktop "$share/applications/"
packaging/linux/metainfo.sh "$VERSION" "$date" "$(sed -n 's/^Screenshots = "\(.*\)"/\1/p' pyproject.toml)" \
    >"$share/metainfo/fairlead.metainfo.xml"
/venv/bin/python packaging/words.py man | gzip -9n >"$share/man/man1/fairlead.1.gz"
/venv/bin/python packaging/words.py bash >"$share/bash-completion/completions/fairlead"
/venv/bin/python packaging/words.py zsh >"$share/zsh/vendor-completions/_fairlead"
cp resources/icons/app/fairlead.svg "$share/icons/hicolor/scalable/apps/"
/venv/bin/python packaging/icons.py /icons
for size in 16 22 24 32 48 64 128 256; do
    place=$share/icons/hicolor/${size}x$size/apps
    mkdir -p "$place" && cp /icons/fairlead-$size.png "$place/fairlead.png"
done
cp packaging/linux/copyright "$share/doc/fairlead/copyright"
gzip -9n <CHANGELOG.md >"$share/doc/fairlead/CHANGELOG.md.gz"
{
    printf 'fairlead (%s) stable; urgency=medium\n\n' "$VERSION"
    printf '  * What is new stands in CHANGELOG.md.gz, beside this file.\n\n'
    printf ' -- %s  %s\n' "$(sed -n 's/^Maintainer: //p' packaging/linux/control)" \
        "$(date -u -R -d "@$SOURCE_DATE_EPOCH")"
} | gzip -9n >"$share/doc/fairlead/changelog.gz"
cp packaging/linux/lintian-overrides "$share/lintian/overrides/fairlead"
chmod -R u=rwX,go=rX /stage
find "$program/_internal" -type f -exec chmod a-x {} +

# The .run: the same files below a folder of the user's choice. makeself has no word for gzip
# that would leave out the time of packing.
# shellcheck disable=SC2016  # the wrapper expands them
printf '#!/bin/sh\nexec /usr/bin/gzip -n "$@"\n' >/usr/local/bin/gzip
chmod +x /usr/local/bin/gzip
mkdir /user
cp -a /stage/usr/. /user/
rm -r /user/share/lintian /user/share/doc
cp packaging/linux/install.sh /user/install.sh
chmod +x /user/install.sh
find /user -exec touch --no-dereference --date="@$SOURCE_DATE_EPOCH" {} +
makeself --quiet --gzip --complevel 9 --nox11 --sha256 --tar-quietly \
    --tar-extra "--sort=name --mtime=@$SOURCE_DATE_EPOCH --owner=0 --group=0 --numeric-owner" \
    --packaging-date "$date" --license LICENSE \
    /user "/out/fairlead-$VERSION-x86_64.run" "Fairlead $VERSION" ./install.sh

# The .deb.
mkdir /stage/DEBIAN
kilobytes=$(du -sk --apparent-size /stage/usr | cut -f 1)
sed "s/@VERSION@/$VERSION/; s/@KILOBYTES@/$kilobytes/" packaging/linux/control >/stage/DEBIAN/control
cp packaging/linux/postrm /stage/DEBIAN/postrm
chmod 755 /stage/DEBIAN/postrm
(cd /stage && find usr -type f -print0 | LC_ALL=C sort -z | xargs -0 md5sum) >/stage/DEBIAN/md5sums
dpkg-deb --root-owner-group -Zxz -z9 --build /stage "/out/fairlead_${VERSION}_amd64.deb" >/dev/null
