#!/usr/bin/env bash
# `bash scripts/elsewhere/off-the-machine.sh [PROGRAM...]`: the command lines of runbooks/off-the-machine.md, as they stand there, against
# buckets of versitygw where `.stock/bin` has it (.ci/run builds it), else a WebDAV server of rclone and a directory, and a repository of
# borg (Debian: rclone restic borgbackup). Each has to succeed; then a copy that was changed must be refused by rclone, and what rclone
# and this program put into buckets is read by the other. PROGRAM is node bin/run.js where it is left out. What came of it is printed.
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
export RESTIC_PASSWORD=tests BORG_REPO="$work/borg" BORG_PASSPHRASE=tests
gateway=$root/.stock/bin/versitygw
if [ -x "$gateway" ]; then
  export AWS_ACCESS_KEY_ID=tests AWS_SECRET_ACCESS_KEY=of-the-page AWS_REGION=us-east-1
  export AWS_ENDPOINT_URL_S3="http://127.0.0.1:$port"
  ROOT_ACCESS_KEY=$AWS_ACCESS_KEY_ID ROOT_SECRET_KEY=$AWS_SECRET_ACCESS_KEY \
    "$gateway" --port "127.0.0.1:$port" posix "$work/there" >"$work/server.log" 2>&1 &
  server=$!
  export RCLONE_CONFIG_AWAY_TYPE=s3 RCLONE_CONFIG_AWAY_PROVIDER=Other RCLONE_CONFIG_AWAY_ENDPOINT=$AWS_ENDPOINT_URL_S3
  export RCLONE_CONFIG_AWAY_ENV_AUTH=true RCLONE_CONFIG_AWAY_REGION=$AWS_REGION
  export ELSEWHERE=away:memory/files RESTIC_REPOSITORY="s3:$AWS_ENDPOINT_URL_S3/restic"
else
  rclone serve webdav --addr "127.0.0.1:$port" "$work/there" 2>"$work/server.log" &
  server=$!
  export RCLONE_CONFIG_AWAY_TYPE=webdav RCLONE_CONFIG_AWAY_URL="http://127.0.0.1:$port" RCLONE_CONFIG_AWAY_VENDOR=other
  export ELSEWHERE=away:memory RESTIC_REPOSITORY="$work/restic"
fi
for _ in $(seq 100); do
  if rclone lsf away: >/dev/null 2>&1; then break; fi
  sleep 0.2
done
if [ -x "$gateway" ]; then rclone mkdir away:memory; fi

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

if [ -x "$gateway" ]; then
  liel backups s3://memory/files/ --verify >"$work/said" 2>&1 || { cat "$work/said"; exit 1; }
  liel backup project.liel -o s3://memory/own/ --compress zstd >"$work/said" 2>&1
  rclone copy away:memory/own own/ 2>"$work/said"
  liel backups own/ --verify >"$work/said" 2>&1 || { cat "$work/said"; exit 1; }
  zstd --quiet -d own/*.liel.zst -o own.liel
  cmp own.liel project.liel
  echo 'ok  what rclone sent is verified in its bucket, and rclone and zstd bring back what this program sent'
fi
