#!/bin/bash
# Inside a root where the .deb is installed, as root, with a user "user": a home on NFS, seen by two
# machines. A kernel of its own (User-Mode Linux) is server and client; its first process is this
# script again. https://docs.kernel.org/virt/uml/user_mode_linux_howto_v2.html
#   apt-get install user-mode-linux nfs-kernel-server kmod iproute2
set -eu

home=$(getent passwd user | cut -d : -f 6)
here=$home/.local/state/fairlead
there=/mnt/.local/state/fairlead
example=/usr/lib/fairlead/_internal/fairlead/resources/examples/bedrock.toml

die() { printf 'nfs: %s\n' "$*" >&2 && exit 1; }
# Without a shell between, so that what is killed is Fairlead.
as_user=(setpriv --reuid=user --regid=user --clear-groups env "HOME=$home")

start_server() {
    mount -t proc proc /proc
    for folder in /run /tmp /srv /var/lib/nfs; do mount -t tmpfs tmpfs $folder; done
    mkdir -p /lib/modules
    mount --bind /usr/lib/uml/modules /lib/modules
    modprobe -a nfsd nfsv3 nfsv4
    mount -t nfsd nfsd /proc/fs/nfsd
    ip link set lo up
    mkdir /srv/home /var/lib/nfs/sm /var/lib/nfs/sm.bak /var/lib/nfs/v4recovery
    touch /var/lib/nfs/etab /var/lib/nfs/rmtab
    chown user: /srv/home
    # Whoever held a lock before the server started may come back to it for so many seconds.
    for time in nfsv4leasetime nfsv4gracetime; do echo 10 >/proc/fs/nfsd/$time; done
    rpcbind
    rpc.statd --no-notify
    exportfs -o rw,sync,no_subtree_check,insecure,fsid=0 127.0.0.1:/srv/home
    rpc.nfsd 2
    rpc.mountd
}

# try_version VERSION PATH: the home is mounted twice, as by two machines.
try_version() {
    local options=vers=$1,nosharecache run said
    mount -t nfs -o "$options" "127.0.0.1:$2" "$home"
    mount -t nfs -o "$options" "127.0.0.1:$2" /mnt
    "${as_user[@]}" fairlead apply --sandbox --scene key_delay=100 --yes --json --state "$here" "$example" >/tmp/out &
    for _ in $(seq 120); do
        ! grep -q '"event": "report", "step": "key-works"' /tmp/out || break
        sleep 0.5
    done
    run=$("${as_user[@]}" fairlead runs --json --state "$there" | sed -n '1s/.*"run": "\([^"]*\)".*/\1/p')
    # On NFS this asks the server for the same kind of lock as SQLite does.
    ! "${as_user[@]}" flock --nonblock "$there/$run.lock" true || die "not held while it is at work: $run"
    kill -KILL %%
    wait %% || true
    "${as_user[@]}" flock --wait 30 "$there/$run.lock" true || die "still held after it was killed: $run"
    "${as_user[@]}" fairlead runs --state "$there" | grep "$run.*unfinished" || die "lost: $run"
    "${as_user[@]}" fairlead apply --sandbox --yes --state "$here" "$example" >/tmp/out || die "$(cat /tmp/out)"
    "${as_user[@]}" fairlead runs --state "$there" | grep working
    said=$("${as_user[@]}" fairlead --self-test 2>&1) || die "$said"
    umount "$home" /mnt
}

case ${1:-} in
guest)
    start_server
    try_version 4.2 /
    try_version 3 /srv/home
    ;;
init)
    "$0" guest && echo "nfs: all of it holds"
    sync
    echo o >/proc/sysrq-trigger
    sleep 60
    ;;
*)
    TMPDIR=/dev/shm timeout 500 linux.uml mem=1500M root=/dev/root rootfstype=hostfs rw \
        "init=$(realpath "$0")" con=null con0=null,fd:1 quiet -- init </dev/null >/tmp/nfs.log 2>&1 || true
    cat /tmp/nfs.log
    grep -q '^nfs: all of it holds' /tmp/nfs.log
    ;;
esac
