#!/bin/sh
# Installs Fairlead for one user, without root. Runs from the unpacked .run; words after "--" of
# the .run come here: --prefix DIR (default: ~/.local), --uninstall.
set -eu

prefix=${HOME:?}/.local
uninstall=

say() { printf '%s\n' "$*"; }
die() { printf 'Fairlead: %s\n' "$*" >&2 && exit 1; }

while [ $# -gt 0 ]; do
    case $1 in
    --prefix) [ $# -gt 1 ] || die "--prefix needs a folder" && prefix=$2 && shift ;;
    --uninstall) uninstall=yes ;;
    *) die "unknown word: $1 (there are --prefix DIR and --uninstall)" ;;
    esac
    shift
done
case $prefix in /*) ;; *) prefix=$PWD/$prefix ;; esac
program=$prefix/lib/fairlead

# Takes away what an installation put here, by its own list, and folders that this leaves empty.
remove() {
    [ -f "$program/installed" ] || return 0
    while IFS= read -r file; do
        rm -f "$prefix/$file"
        rmdir -p --ignore-fail-on-non-empty "$prefix/${file%/*}" 2>/dev/null || true
    done <"$program/installed"
    rm -rf "$program"
    rmdir -p --ignore-fail-on-non-empty "$prefix/lib" 2>/dev/null || true
}

if [ "$uninstall" ]; then
    [ -f "$program/installed" ] || die "there is no installation in $prefix"
    remove
    say "Removed from $prefix. Your journal (~/.local/state/fairlead) and keyring are left alone."
    exit
fi

new=$program.new
trap 'rm -rf "$new"' EXIT
mkdir -p "$prefix/lib" || die "$prefix cannot be written to; choose another one: -- --prefix DIR"
rm -rf "$new"
cp -a lib/fairlead "$new" || die "the files could not be written to $prefix; is the disk full?"
find share bin -type f -o -type l | grep -v '^bin/' >"$new/installed"
say bin/fairlead >>"$new/installed"
cp "$0" "$new/install.sh"

# Only now the version before goes away; what is at work keeps its files open.
remove
mkdir -p "$prefix/lib" "$prefix/bin" "$prefix/share"
mv "$new" "$program"
ln -sf ../lib/fairlead/fairlead "$prefix/bin/fairlead"
cp -a share/. "$prefix/share/"
# The folder may hold a space, so the command stands in quotes as the Desktop Entry
# Specification has it; the picture is found by the theme only below ~/.local.
sed -e "s|^Exec=fairlead|Exec=\"$prefix/bin/fairlead\"|" \
    -e "s|^TryExec=.*|TryExec=$prefix/bin/fairlead|" \
    -e "s|^Icon=.*|Icon=$prefix/share/icons/hicolor/scalable/apps/fairlead.svg|" \
    share/applications/fairlead.desktop >"$prefix/share/applications/fairlead.desktop"

say "Installed in $prefix. Start it from the menu, or type: $prefix/bin/fairlead"
say "To remove it again: sh '$program/install.sh' --uninstall --prefix '$prefix'"
