#!/usr/bin/env bash
# `bash scripts/elsewhere/off-the-machine.sh [PROGRAM...]`: the command lines of runbooks/off-the-machine.md, as they stand there, against a
# WebDAV server of rclone and repositories of restic and borg in a directory (Debian: rclone restic borgbackup). Each has to succeed; then
# a copy that was changed must be refused by rclone. PROGRAM is node bin/run.js where it is left out. What came of it is printed.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
for tool in rclone restic borg; do
  command -v "$tool" >/dev/null || { echo "skipped: $tool is not installed"; exit 0; }
done
if [ $# -eq 0 ]; then set -- node "$root/bin/run.js"; fi
work=$(mktemp -d)
server=
# shellcheck disable=SC2317
clear_away() {
  if [ -n "$server" ]; then kill "$server" 2>/dev/null || true; fi
  rm -rf "$work"
}
trap clear_away EXIT
mkdir "$work/there" "$work/here" "$work/bin"
printf '#!/bin/sh\nexec %s "$@"\n' "$(printf "'%s' " "$@")" >"$work/bin/liel"
chmod +x "$work/bin/liel"
export PATH="$work/bin:$PATH" HOME="$work" RCLONE_CONFIG="$work/none.conf" NO_COLOR=1
unset AWS_CA_BUNDLE
port=$((20000 + RANDOM % 20000))
rclone serve webdav --addr "127.0.0.1:$port" "$work/there" 2>"$work/server.log" &
server=$!
export RCLONE_CONFIG_DAV_TYPE=webdav RCLONE_CONFIG_DAV_URL="http://127.0.0.1:$port" RCLONE_CONFIG_DAV_VENDOR=other
export ELSEWHERE=dav:memory RESTIC_REPOSITORY="$work/restic" RESTIC_PASSWORD=tests BORG_REPO="$work/borg" BORG_PASSPHRASE=tests
for _ in $(seq 50); do
  if rclone lsf dav: >/dev/null 2>&1; then break; fi
  sleep 0.2
done

cd "$work/here"
liel import "$root/sample/project-memory.json" -o project.liel --quiet
# The fenced blocks of the page that are commands, in order.
awk '/^```(sh|bash)$/ {inside = 1; next} /^```$/ {inside = 0} inside' "$root/runbooks/off-the-machine.md" >"$work/lines"
while IFS= read -r line; do
  if ! bash -euo pipefail -c "$line" >"$work/said" 2>&1 </dev/null; then
    printf 'failed  %s\n' "$line"
    cat "$work/said"
    exit 1
  fi
  printf 'ok  %s\n' "$line"
done <"$work/lines"

copy=$(find backups -name '*.liel' | head -1)
printf '\1' | dd of="$copy" bs=1 seek=100000 conv=notrunc status=none
touch "$copy"
if rclone copy --immutable --checksum --ignore-times backups/ "$ELSEWHERE" >"$work/said" 2>&1; then
  echo 'failed  a changed copy was written over the sound one'
  exit 1
fi
grep -q 'immutable file modified' "$work/said" || { cat "$work/said"; exit 1; }
if rclone check --one-way --download backups/ "$ELSEWHERE" >/dev/null 2>&1; then
  echo 'failed  a changed copy was not seen'
  exit 1
fi
echo 'ok  a changed copy is refused by rclone copy --immutable, and seen by rclone check --download'
