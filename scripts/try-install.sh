#!/usr/bin/env bash
# `bash scripts/try-install.sh [NODE...]`: what a user does. From the packed npm package in an empty prefix, under each Node that is named
# (the one on PATH without), and from out/liel in a file system that holds nothing else: install, demo, the five commands that it names,
# the manual, uninstall, and nothing is left. Needs npm, man; root for the second part, and out/liel (npm run package).
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() { printf 'try-install failed: %s\n' "$1" >&2; exit 1; }

# Runs demo and what it names in a directory, by a program; the merge is decided on a terminal, and only shown here.
demo() {
  local lines line exit
  "$@" demo try >"$work/demo" 2>/dev/null
  mapfile -t lines < <(sed -n 's/^  liel //p' "$work/demo")
  [ "${#lines[@]}" -eq 5 ] || fail "demo names ${#lines[@]} commands"
  for line in "${lines[@]}"; do
    line=${line/ --review --plan try\/plan.json/ --dry-run}
    exit=0
    # shellcheck disable=SC2086 # words as they are printed
    "$@" $line >/dev/null 2>&1 || exit=$?
    case $line in *damaged.liel) [ "$exit" -eq 1 ] ;; merge*) [ "$exit" -le 1 ] ;; *) [ "$exit" -eq 0 ] ;; esac || fail "liel $line: exit $exit"
    printf 'ok  liel %s (exit %s)\n' "$line" "$exit"
  done
}

(cd "$root" && npm pack --silent --ignore-scripts --pack-destination "$work" >/dev/null)
package=$(echo "$work"/liel-ops-*.tgz)
for node in "${@:-$(command -v node)}"; do
  prefix=$(mktemp -d "$work/prefix-XXXX")
  mkdir "$prefix-home" "$prefix-place"
  # Nothing of whoever runs this: no HOME, no settings of npm.
  clean=(env -i "HOME=$prefix-home" "PATH=$prefix/bin:$(dirname "$node"):/usr/bin:/bin" TERM=dumb)
  npm=(npm --prefix "$prefix" --global --silent --no-audit --no-fund --offline)
  "${npm[@]}" install --ignore-scripts "$package"
  installed=$(du -sk "$prefix" | cut -f1)
  (cd "$prefix-place" && demo "${clean[@]}" "$prefix/bin/liel")
  # Into a file: what `grep -q` has read enough of finds nobody at the other end, and fails.
  "${clean[@]}" "MANPATH=$prefix/share/man" man liel-verify >"$work/said" 2>&1 || fail "no manual: $(cat "$work/said")"
  grep -q 'liel verify' "$work/said" || fail 'the manual is another'
  [ -z "$(ls -A "$prefix-home")" ] || fail "something was put into HOME: $(ls -A "$prefix-home")"
  "${npm[@]}" uninstall liel-ops
  left=$(find "$prefix" ! -type d)
  [ -z "$left" ] || fail "left behind: $left"
  printf 'ok  Node %s: installed (%s kB), run, read, removed\n' "$("$node" --version)" "$installed"
done

if [ ! -x "$root/out/liel" ] || [ "$(id -u)" -ne 0 ] || [ "$(uname)" != Linux ]; then
  echo 'the executable was not tried: it needs out/liel (npm run package), Linux and root for chroot'
  exit 0
fi
bare=$work/bare
mkdir -p "$bare/place"
ldd "$root/out/liel" | grep -o '/[^ ]*' | while read -r library; do
  mkdir -p "$bare$(dirname "$library")"
  cp "$library" "$bare$library"
done
cp "$root/out/liel" "$bare/liel"
find "$bare" -type f | sort >"$work/before"
in_bare() { env -i /usr/sbin/chroot "$bare" /liel "$@"; }
demo in_bare
in_bare help verify >"$work/said"
grep -q USAGE "$work/said" || fail 'no help'
rm -r "$bare/try"
find "$bare" -type f | sort | cmp -s - "$work/before" || fail 'the executable left something behind'
printf 'ok  the executable: run in a file system that holds nothing else, and nothing is left but the file itself\n'
