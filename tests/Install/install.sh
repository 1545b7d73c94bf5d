#!/usr/bin/env bash
# Checks the installation and the package: every file is in its place, is valid for the tools that read it, and covers all of --help.
# Arguments: the build folder
set -u
build=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failures=0
fail() { echo "FAILED: $*"; failures=$((failures + 1)); }

root=$work/root share=$work/root/share
cmake --install "$build" --prefix "$root" >"$work/install.log" || { cat "$work/install.log"; exit 1; }

for file in bin/Twobus bin/twobus-cli libexec/twobus/twobus-decode share/applications/org.twobus.Twobus.desktop share/metainfo/org.twobus.Twobus.metainfo.xml \
    share/icons/hicolor/scalable/apps/org.twobus.Twobus.svg share/icons/hicolor/512x512/apps/org.twobus.Twobus.png \
    share/man/man1/Twobus.1 share/man/man1/twobus-cli.1 share/bash-completion/completions/Twobus share/bash-completion/completions/twobus-cli \
    share/doc/twobus/README.md share/doc/twobus/NOTICES.md share/doc/twobus/copyright; do
    [[ -s $root/$file ]] || fail "there is no $file"
done

desktop-file-validate "$share/applications/org.twobus.Twobus.desktop" || fail "the desktop file is not valid"
grep -q '^Exec=Twobus %F$' "$share/applications/org.twobus.Twobus.desktop" || fail "the desktop file takes no files"

# "Open with" goes by file type: each extension that Twobus reads has its type there, if the system knows one.
types=$(sed -n 's/^MimeType=/;/p' "$share/applications/org.twobus.Twobus.desktop")
for ending in wav wave bwf rf64 w64 aiff aif aifc au snd caf flac ogg oga opus mp2 mp3 m4a m4b aac wv; do
    known=$(sed -n "s/^[0-9]*:\(audio[^:]*\):\*[.]$ending$/\1/p" /usr/share/mime/globs2 2>/dev/null)
    [[ -z $known ]] || grep -qF -f <(printf ';%s;\n' $known) <<<"$types" || fail "the desktop file does not open .$ending ($known)"
done
[[ $types == *";audio/x-wav;"* && $types == *";audio/mpeg;"* ]] || fail "the desktop file names no audio types"

# Twobus has no home page yet; only the appstreamcli of Debian 13 warns about that.
appstreamcli validate --no-net "$share/metainfo/org.twobus.Twobus.metainfo.xml" >"$work/appstream.log" || ! grep -E '^[EW]:' "$work/appstream.log" | grep -qv url-homepage-missing \
    || { cat "$work/appstream.log"; fail "the AppStream metadata is not valid"; }

# The pictures that README.md shows exist.
for picture in $(grep -o 'Resources/pictures/[a-z-]*\.png' "$share/doc/twobus/README.md"); do
    [[ -s $share/doc/twobus/$picture ]] || fail "README.md shows $picture, which is not installed"
done

cli=$root/bin/twobus-cli
"$cli" --version >"$work/version"
grep -qE '^twobus-cli [0-9.]+, commit ([0-9a-f]+(-changed)?|unknown)$' "$work/version" || fail "--version has no commit: $(cat "$work/version")"
grep -qE '^JUCE [0-9.]+, libsndfile [0-9.]+' "$work/version" || fail "--version has no libraries: $(cat "$work/version")"

# complete WORD...: prints what bash offers for the last word
complete_words() {
    bash -c 'source "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _twobus_cli; echo "${COMPREPLY[*]}"' bash "$share/bash-completion/completions/twobus-cli" "$@"
}

for page in "$share"/man/man1/*.1; do
    said=$(groff -man -ww -Tutf8 -K utf8 "$page" 2>&1 >"$work/page.txt")
    [[ -z $said ]] || fail "$(basename "$page"): $said"
done
groff -man -Tutf8 -P-c -P-b -P-u -rLL=200n "$share/man/man1/twobus-cli.1" >"$work/page.txt" 2>/dev/null
commands=$("$cli" --help | awk '/^Subcommands:/ { on = 1; next } /^$/ { on = 0 } on { print $1 }')
((${#commands} > 30)) || fail "--help names no commands"
for command in $commands; do
    [[ " $(complete_words twobus-cli '') " == *" $command "* ]] || fail "$command is not completed"
    for option in $("$cli" "$command" --help | grep -o '^  -[-a-z,]*' | tr ',' ' '); do
        sed 's/‐/-/g; s/−/-/g' "$work/page.txt" | grep -qF -- "$option" || fail "the manual page has no $option of $command"
        [[ " $(complete_words twobus-cli "$command" --) $(complete_words twobus-cli "$command" -) " == *" $option "* ]] || fail "$option of $command is not completed"
    done
done
[[ -z $(complete_words twobus-cli check '') ]] || fail "where a file is due, $(complete_words twobus-cli check '') is offered in its place"
[[ $(complete_words twobus-cli sessions export --c) == --csv ]] || fail "what is below a command is not completed"

# The package, if the packaging tools are installed.
if command -v dpkg-shlibdeps >/dev/null; then
    (cd "$work" && cpack -G DEB --config "$build/CPackConfig.cmake" -B "$work/deb" >"$work/cpack.log" 2>&1) || { cat "$work/cpack.log"; fail "no package could be made"; }
    package=$(echo "$work"/deb/*.deb)
    dpkg-deb --contents "$package" >"$work/contents" || fail "$package cannot be read"
    for file in ./usr/bin/Twobus ./usr/bin/twobus-cli ./usr/libexec/twobus/twobus-decode ./usr/share/man/man1/twobus-cli.1.gz ./usr/share/doc/twobus/changelog.gz; do
        grep -qE " root/root .* $file\$" "$work/contents" || fail "the package has no $file of root's"
    done
    grep -vE '^[-d]rw[-x]r-[-x]r-[-x] ' "$work/contents" && fail "these have odd permissions"
    dpkg-deb --field "$package" Depends | grep -q 'libsndfile1.*' || fail "the package needs no libsndfile"
fi

exit $((failures > 0))
