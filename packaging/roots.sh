# shellcheck shell=bash
# Bare Debian 12 systems in folders, for building in one and for proving in another. Sourced by
# build and check; both need root, debootstrap and util-linux.

here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
work=${FAIRLEAD_WORK:-/var/tmp/fairlead-packaging}
dist=$here/dist
suite=bookworm

# What Qt's xcb and Wayland plugins link to.
# shellcheck disable=SC2034  # used by those who source this
qt_packages=(
    libgl1 libegl1 libfontconfig1 libdbus-1-3 libglib2.0-0 libxkbcommon-x11-0 libxcb-cursor0
    libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libwayland-cursor0
)

say() { printf '== %s\n' "$*" >&2; }
die() { printf 'packaging: %s\n' "$*" >&2 && exit 1; }

[ "$(id -u)" -eq 0 ] || die "making a root needs root: sudo packaging/${0##*/}"
command -v debootstrap >/dev/null || die "apt-get install debootstrap"

# make_root NAME [PACKAGES...]: a new bare system in $work/NAME with these packages.
make_root() {
    local root=$work/$1
    shift
    if [ ! -e "$work/base.tar" ]; then
        say "debootstrap $suite"
        rm -rf "$work/base"
        debootstrap --variant=minbase "$suite" "$work/base" ${FAIRLEAD_DEBIAN_MIRROR:+"$FAIRLEAD_DEBIAN_MIRROR"} \
            >"$work/debootstrap.log" || die "see $work/debootstrap.log"
        tar -C "$work/base" -cf "$work/base.tar.new" . && mv "$work/base.tar.new" "$work/base.tar"
        rm -rf "$work/base"
    fi
    rm -rf "$root"
    mkdir -p "$root"
    tar -C "$root" -xf "$work/base.tar"
    install_in "$root" "$@"
}

# install_in ROOT PACKAGES...: with apt, as a user of that system would.
install_in() {
    local root=$1
    shift
    in_root "$root" sh -c 'apt-get update -q && apt-get install -qy --no-install-recommends "$@"' \
        apt "$@" >"$root.log" 2>&1 || { tail -n 20 "$root.log" >&2 && die "apt failed in $root"; }
}

# in_root ROOT COMMAND...: nothing of the host's environment goes in, and whatever the command
# leaves running ends with it.
in_root() {
    local root=$1
    shift
    # shellcheck disable=SC2016  # the inner shell expands them
    env -i "${root_environment[@]}" PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
        HOME=/root LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive \
        unshare --mount --pid --fork --kill-child sh -c '
            mount -t proc proc "$0/proc" && mount --rbind /dev "$0/dev" &&
                mount -t tmpfs tmpfs "$0/dev/shm" && exec chroot "$0" "$@"' "$root" "$@"
}
root_environment=()

mkdir -p "$work" "$dist"
