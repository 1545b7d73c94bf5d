#!/usr/bin/env bash
# scripts/run needs only the packages that scripts/setup installs. This test configures the build as scripts/run does, with all
# packages that only tests need hidden (in the test's own view of the system) and all downloads forbidden.
# Argument: the project's folder
set -u
source "$(dirname "$0")/../Support/own-mounts.sh"
project=$1
command -v dpkg >/dev/null || { echo "Skipped: this asks dpkg what belongs to which package."; exit 77; }
failures=0
fail() { echo "FAILED: $*"; failures=$((failures + 1)); }

work=$(mktemp -d)
trap 'umount -l /usr "$work/changes"; rm -rf "$work"' EXIT
mkdir "$work/changes"
mount -t tmpfs none "$work/changes" && mkdir "$work/changes/upper" "$work/changes/work"
mount -t overlay overlay -o "lowerdir=/usr,upperdir=$work/changes/upper,workdir=$work/changes/work" /usr ||
    { echo "Skipped: the system's files cannot be overlaid here."; exit 77; }

# Packages only for tests: a user's build doesn't need them, directly or through another package.
needed=$(apt-cache depends --recurse --installed --no-recommends --no-suggests --no-conflicts --no-breaks --no-replaces --no-enhances \
    $("$project/scripts/setup" --list) | grep -oE '[a-z0-9][a-z0-9+.-]+(:[a-z0-9]+)?$' | sed 's/:.*//' | sort -u)
only_tests=$(comm -13 <(echo "$needed") <("$project/scripts/setup" --long --list | sort -u))
hidden=0
for package in $only_tests; do
    while read -r file; do
        [[ $file == /usr/* && ! -d $file ]] && rm -f "$file" && hidden=$((hidden + 1))
    done < <(dpkg -L "$package" 2>/dev/null)
done
hash -r
((hidden > 100)) || fail "only $hidden files were hidden: this test would see nothing"
for gone in git ccache clang-format; do command -v "$gone" >/dev/null && fail "$gone is still there"; done

cd "$project" && cmake --preset release -B "$work/build" -DFETCHCONTENT_FULLY_DISCONNECTED=ON >"$work/log" 2>&1 || { tail -n 20 "$work/log"; fail "the build that scripts/run makes cannot be configured"; }
targets=$(ninja -C "$work/build" -t targets all)
grep -qE '^Source/App/.*Twobus: ' <<<"$targets" || fail "the window is not built"
grep -iE '^[^:]*(tests/|catch)' <<<"$targets" && fail "the tests are built for somebody who wants to use the program"
grep -q -- -Werror "$work/build/build.ninja" && fail "a warning of a compiler that we do not know would stop the build"
compgen -G "$work/build/_deps/*" && fail "libraries were taken from elsewhere than the system"
# Only a user's build compiles files in groups, so only this check finds two files of a group that use one name for two things.
groups=$(grep -oE '^[^:]*/Unity/unity_[0-9]+_cxx\.cxx\.o' <<<"$targets")
(($(wc -w <<<"$groups") >= 6)) || fail "the build is not made in groups"
check_group() {
    local command
    command=$(ninja -C "$1" -t commands "$2" | tail -n 1 | sed -E 's/ -Winvalid-pch| -include [^ ]*cmake_pch\.hxx//g')
    cd "$1" && eval "$command -fsyntax-only" || echo "FAILED: $2"
}
export -f check_group
xargs -n 1 -P "$(nproc)" bash -c 'check_group "$0" "$1"' "$work/build" <<<"$groups" >"$work/log" 2>&1
grep -q . "$work/log" && { head -n 20 "$work/log"; fail "files that are compiled in one group do not go together"; }

ninja -C "$work/build" -n Twobus twobus_Cli >"$work/log" 2>&1 || { tail -n 5 "$work/log"; fail "what scripts/run builds is not all there"; }

echo "$hidden files of $(wc -w <<<"$only_tests") packages hidden, $failures failures"
exit $((failures > 0))
