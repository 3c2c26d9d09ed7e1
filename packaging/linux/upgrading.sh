#!/bin/sh
# upgrading.sh ROOT DEB WORDS...: the Fairlead that is installed in ROOT. When an unfinished run is
# to go on, the package is upgraded first, as it happens to somebody who was away for a while.
set -eu
root=$1 deb=$2
shift 2
if [ "$1" = resume ] && [ ! -e "$root/srv/upgraded" ]; then
    DEBIAN_FRONTEND=noninteractive chroot "$root" apt-get install -qy "$deb" >"$root.log" 2>&1
    touch "$root/srv/upgraded"
fi
exec chroot "$root" /usr/bin/fairlead "$@"
