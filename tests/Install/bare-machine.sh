#!/usr/bin/env bash
# Runs both of the README's commands as on a machine that has only Debian's base system, after somebody has cloned Twobus (or
# unpacked a tarball). Once the packages are installed, network names no longer resolve, so any download fails. Needs root,
# debootstrap and Xvfb; takes half an hour per release.
#   bare-machine.sh RELEASE [clone|tarball [run|test|both]]    RELEASE: bookworm, trixie, ...
# Prints how long each step took and keeps the commands' output in build/bare-machine/RELEASE.
set -u
release=$1 origin=${2:-clone} commands=${3:-both}
project=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)

((EUID == 0)) || { echo "Skipped: only root may make a machine of its own."; exit 77; }
for needed in debootstrap unshare Xvfb xdotool import git; do
    command -v "$needed" >/dev/null || { echo "Skipped: $needed is not installed (scripts/setup --long)."; exit 77; }
done

# Runs in its own namespaces: mounts and running processes disappear when this script ends.
if [[ -z ${TWOBUS_BARE_MACHINE:-} ]]; then
    TWOBUS_BARE_MACHINE=yes exec unshare --mount --propagation private --pid --fork --kill-child bash "$0" "$@"
fi

said=$project/build/bare-machine/$release
rm -rf "$said"
mkdir -p "$said"
root=$(mktemp -d /var/tmp/twobus-bare-XXXXXX)
trap 'umount -R "$root/proc" "$root/dev" 2>/dev/null; rm -rf --one-file-system "$root"' EXIT
failures=0
fail() { echo "FAILED: $*"; failures=$((failures + 1)); }

# timed WHAT COMMAND...: runs the command, prints how long it took and writes its output to WHAT.log.
timed() {
    local what=$1 began=$SECONDS status=0
    shift
    "$@" >"$said/$what.log" 2>&1 </dev/null || status=$?
    printf '%-24s %2d min %02d s, status %d\n' "$release: $what" $(((SECONDS - began) / 60)) $(((SECONDS - began) % 60)) "$status"
    return "$status"
}

inside() { chroot "$root" /usr/bin/env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 "$@"; }

connect() { cp /etc/resolv.conf /etc/hosts "$root/etc/"; }
is_cut() { ! inside getent hosts "$mirror_host" >/dev/null; }

mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' | head -n 1)
mirror_host=$(sed -E 's,^[a-z]+://([^/:]+).*,\1,' <<<"$mirror")
timed debootstrap debootstrap --variant=minbase "$release" "$root" "$mirror" || { tail -n 5 "$said/debootstrap.log"; exit 1; }
chmod 755 "$root" # like a machine's root folder; mktemp's folder is more private
mount --rbind /dev "$root/dev"
mount -t tmpfs tmpfs "$root/dev/shm" # hides the sound servers' files, which another release cannot read
mount -t proc proc "$root/proc"
connect

# dpkg runs after everything is downloaded.
echo 'DPkg::Post-Invoke { "rm -f /etc/resolv.conf /etc/hosts"; };' >"$root/etc/apt/apt.conf.d/99cut"
if [[ $origin == tarball ]]; then
    mkdir "$root/root/twobus"
    git -C "$project" archive HEAD | tar x -C "$root/root/twobus"
else
    git clone --quiet --no-hardlinks "$project" "$root/root/twobus"
fi

# Starts a display for the window. The programs reach it as programs on another machine would.
start_display() {
    for display in $(seq 70 99); do
        [[ ! -e /tmp/.X11-unix/X$display ]] || continue
        Xvfb ":$display" -screen 0 1280x800x24 -nolisten tcp -noreset >"$said/Xvfb.log" 2>&1 &
        local i
        for ((i = 0; i < 100; ++i)); do DISPLAY=:$display xdotool getdisplaygeometry >/dev/null 2>&1 && return; read -r -t 0.1 <> <(:); done
    done
    fail "Xvfb did not start"
}

see_the_window() {
    local began=$SECONDS
    start_display
    mkdir -p "$root/tmp/.X11-unix"
    mount --bind /tmp/.X11-unix "$root/tmp/.X11-unix"
    inside "DISPLAY=:$display" /root/twobus/scripts/run --demo >"$said/window.log" 2>&1 </dev/null &
    local window= i
    for ((i = 0; i < 300; ++i)); do
        window=$(DISPLAY=:$display xdotool search --onlyvisible --name '^Twobus$' 2>/dev/null | head -n 1)
        [[ -z $window ]] || break
        read -r -t 0.1 <> <(:)
    done
    [[ -n $window ]] || { fail "scripts/run --demo shows no window"; return; }
    printf '%-24s %d s\n' "$release: window" $((SECONDS - began))
    for ((i = 0; i < 40; ++i)); do read -r -t 0.1 <> <(:); done # so that the picture shows moving meters
    DISPLAY=:$display import -window root "$said/window.png"
    umount "$root/tmp/.X11-unix"
}

if [[ $commands != test ]]; then
    timed run inside /root/twobus/scripts/run || fail "scripts/run: $(tail -n 5 "$said/run.log")"
    is_cut || fail "the network was not cut after the packages were installed"
    grep -q 'Pull the master fader down' "$said/run.log" || fail "scripts/run did not check the demo mix"
    inside test -e /usr/include/catch2 && fail "scripts/run brought Catch2"
    see_the_window
fi
if [[ $commands != run ]]; then
    connect
    timed test inside /root/twobus/scripts/test || fail "scripts/test: $(tail -n 20 "$said/test.log")"
    is_cut || fail "the network was not cut after the packages were installed"
    grep -E 'tests passed|tests failed|Skipped|Not Run' "$said/test.log"
fi
exit $((failures > 0))
