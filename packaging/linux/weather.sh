#!/bin/bash
# Inside a root where the .deb is installed, as root, with a user "user": bad weather. Whatever
# happens, Fairlead says in words what is wrong and what to do, and leaves alone what it cannot use.
set -eu

die() { printf 'weather: %s\n' "$*" >&2 && exit 1; }
home=$(getent passwd user | cut -d : -f 6)
state=$home/.local/state/fairlead
example=/usr/lib/fairlead/_internal/fairlead/resources/examples/bedrock.toml
as_user() { su user -c "$1"; }

# refused WORDS COMMAND: it fails, says this, and shows no traceback.
refused() {
    local words=$1 said
    shift
    said=$(as_user "$*" 2>&1) && die "not refused: $*"
    grep -q "$words" <<<"$said" || die "'$words' is not said by $*: $said"
    ! grep -q Traceback <<<"$said" || die "a traceback: $said"
}

[ -e "$state/journal.sqlite" ] || die "no run has left a journal"

echo "a full disk below the journal"
mkdir -p /small
mount -t tmpfs -o size=64k,mode=0700,uid="$(id -u user)" tmpfs /small
as_user 'head -c 60000 /dev/zero >/small/filler'
refused 'The journal cannot be read or written' \
    "fairlead apply --sandbox --yes --state /small/state $example"
umount /small

echo "a home that is read-only"
mount --bind "$home" "$home" && mount -o remount,ro,bind "$home"
refused 'cannot be used\|cannot be read or written' 'fairlead runs'
as_user 'FAIRLEAD_EXIT_AFTER_PAINT=1 QT_QPA_PLATFORM=offscreen fairlead'
as_user 'fairlead --self-test'
umount "$home"

echo "a journal of a newer version"
cp "$state/journal.sqlite" /tmp/journal
# The format is SQLite's user_version, 4 bytes at 60: https://sqlite.org/fileformat2.html#the_database_header
printf '\0\0\0\143' | dd of="$state/journal.sqlite" bs=1 seek=60 conv=notrunc status=none
before=$(sha256sum <"$state/journal.sqlite")
refused 'written by a newer version' 'fairlead runs'
[ "$before" = "$(sha256sum <"$state/journal.sqlite")" ] || die "the newer journal was touched"
cp /tmp/journal "$state/journal.sqlite"

echo "no display, and one that does not answer"
refused 'no display to open a window on' fairlead
refused 'X display :61 does not answer' 'DISPLAY=:61 fairlead'

echo "double size, another locale, clocks that are years off"
as_user 'QT_SCALE_FACTOR=2 fairlead --self-test'
as_user 'LC_ALL=POSIX fairlead --self-test'
as_user "faketime --exclude-monotonic -f '+7y' fairlead --self-test"
as_user "faketime --exclude-monotonic -f '-3y' fairlead --self-test"

echo "clocks that are years off, before AWS"
as_user 'mkdir -m 700 /tmp/clock && fairlead sandbox --profiles /tmp/clock >/tmp/clock/words' &
for _ in 1 2 3 4 5 6 7 8 9 10; do
    grep -q '^Press' /tmp/clock/words 2>/dev/null || sleep 1
done
kibana=$(sed -n 's/^kibana *//p' /tmp/clock/words)
as_user "fairlead example bedrock | sed 's|^kibana = .*|kibana = \"$kibana\"|' >/tmp/clock/setup.toml"
# shellcheck disable=SC2016  # the inner shell expands them
for offset in +7y -3y; do
    refused 'The clock of this computer is wrong' 'eval "$(grep ^export /tmp/clock/words)" &&' \
        "faketime --exclude-monotonic -f $offset fairlead plan --state /tmp/clock /tmp/clock/setup.toml"
done

echo "Wayland"
# shellcheck disable=SC2016  # the inner shell expands them
as_user 'mkdir -m 700 -p /tmp/runtime && XDG_RUNTIME_DIR=/tmp/runtime sh -c "
    weston --backend=headless-backend.so --socket=wl-test --log=/tmp/runtime/log &
    for _ in 1 2 3 4 5 6 7 8 9 10; do [ -S /tmp/runtime/wl-test ] || sleep 1; done
    WAYLAND_DISPLAY=wl-test FAIRLEAD_EXIT_AFTER_PAINT=1 fairlead; status=\$?
    kill %1 2>/dev/null || kill \$!; exit \$status"'
