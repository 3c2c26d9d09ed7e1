#!/bin/sh
# check.sh SETUP FOLDER: the Windows installer under Wine, in a prefix of its own in FOLDER.
#
# Some things are for Wine 8 alone: it crashes in _wmi.pyd, so that is hidden, and it lacks two
# libraries that Windows 10 and later have, so those of the folder wine stand in. In it Python does
# not begin when its output goes to a file, so all of it is caught.
set -eu
setup=$1
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
export WINEPREFIX="$2" WINEDEBUG=-all WINEDLLOVERRIDES='mscoree,mshtml='
wine=$(command -v wine64 || echo /usr/lib/wine/wine64)
user=$WINEPREFIX/drive_c/users/$(id -un)
program=$user/AppData/Local/Programs/Fairlead

say() { printf '== %s\n' "$*" >&2; }
die() { printf 'windows/check: %s\n' "$*" >&2 && exit 1; }
run() { timeout 600 "$wine" "$@" </dev/null; }

rm -rf "$WINEPREFIX"
mkdir -p "$WINEPREFIX"
# Wine takes the screen that is there when it begins.
Xvfb -displayfd 3 -screen 0 1200x900x24 -nolisten tcp 3>"$WINEPREFIX/display" >/dev/null 2>&1 &
screen=$!
trap '"$(dirname "$wine")/wineserver" -k 2>/dev/null || true; kill $screen' EXIT
for _ in 1 2 3 4 5 6 7 8 9 10; do
    [ -s "$WINEPREFIX/display" ] || sleep 1
done
DISPLAY=:$(cat "$WINEPREFIX/display")
export DISPLAY
run wineboot -i >/dev/null 2>&1 || true

say "a silent installation"
run "$setup" /S
[ -f "$program/python.exe" ] || die "nothing was installed"
find "$user" -name Fairlead.lnk | grep -q . || die "nothing is in the start menu"
run reg query 'HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\Fairlead' /v DisplayVersion ||
    die "the system does not know of it"

say "self-test"
mv "$program/_wmi.pyd" "$program/_wmi.off"
for library in icuuc bcryptprimitives; do
    x86_64-w64-mingw32-gcc -shared -o "$program/$library.dll" "$here/wine/$library.c" -ladvapi32
done
said=$(run "$program/python.exe" -m fairlead --self-test 2>&1) ||
    die "self-test: $said"
[ -z "$said" ] || die "self-test is not silent: $said"

say "what the start menu and the prompt start"
for words in '' --sandbox; do
    # shellcheck disable=SC2086  # no word is one, too
    said=$(FAIRLEAD_EXIT_AFTER_PAINT=1 run "$program/pythonw.exe" -m fairlead $words 2>&1) ||
        die "no window $words: $said"
done
cmd="C:\\users\\$(id -un)\\AppData\\Local\\Programs\\Fairlead\\fairlead.cmd"
said=$(run cmd /c "$cmd" --version 2>&1) || true
case $said in "fairlead "[0-9]*) ;; *) die "fairlead.cmd: $said" ;; esac

say "the Credential Manager"
said=$(run "$program/python.exe" -c '
from fairlead.services.vault import open_vault
vault = open_vault()
print(vault.name)
vault.store("Fairlead check", "a secret, ümlaut")
assert vault.load("Fairlead check") == "a secret, ümlaut"
vault.delete("Fairlead check")
assert vault.load("Fairlead check") is None' 2>&1) || die "the keyring does not keep: $said"
say "it is $said"

say "removal"
rm "$program/icuuc.dll" "$program/bcryptprimitives.dll" && mv "$program/_wmi.off" "$program/_wmi.pyd"
run "$program/uninstall.exe" /S
# The uninstaller copies itself away and goes on after it has returned.
for _ in 1 2 3 4 5 6 7 8 9 10; do
    [ -e "$program" ] && sleep 1
done
left=$(find "$user" -iname '*fairlead*' ! -path '*/Temp/*')
[ -z "$left" ] || die "left: $left"
run reg query 'HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\Fairlead' >/dev/null 2>&1 &&
    die "the system still knows of it"
say "the Windows installer holds"
