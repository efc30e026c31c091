#!/usr/bin/env bash
# `bash scripts/elsewhere.sh PROGRAM...`: the runbook with an executable that this machine cannot start by itself, behind what starts it:
#   bash scripts/elsewhere.sh qemu-aarch64 -L /usr/aarch64-linux-gnu out/liel-linux-arm64   (Debian: qemu-user, libstdc++6-arm64-cross)
#   NODE_SKIP_PLATFORM_CHECK=1 WINEDEBUG=-all bash scripts/elsewhere.sh wine out/liel-win-x64.exe   (Debian: wine, wine64)
#   bash scripts/elsewhere.sh env LD_LIBRARY_PATH=DIRECTORY out/liel-linux-x64-musl   (Debian 13: musl; in the directory libstdc++.so.6 and
#   libgcc_s.so.1 for musl, like those of the wheel below out/node)
# What came of it stands in docs/install.md. Needs bash and the sample in this repository.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
words=()
for word in "$@"; do
  if [ -e "$word" ]; then word=$(realpath "$word"); fi
  words+=("$word")
done
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
cp "$root/sample/project-memory.json" .

# Each line with the exit code that it has to have; what is printed goes through a file, as under wine no pipe is one.
expect() {
  local wanted=$1 code=0
  shift
  "${words[@]}" "$@" >said 2>told || code=$?
  if [ "$code" -ne "$wanted" ]; then
    printf 'liel %s: exit %s, not %s\n' "$*" "$code" "$wanted"
    cat said told
    exit 1
  fi
  printf 'ok  liel %s\n' "$*"
}
says() { tr -d '\r' <said | grep -q -- "$1" || { printf 'it does not say %s:\n' "$1"; cat said; exit 1; }; }

expect 0 version
cat said
expect 0 import project-memory.json -o project.liel
expect 0 stats project.liel
says 'Nodes: 37'
expect 0 seal project.liel
expect 0 verify project.liel --require page-digests --report sarif=project.sarif
expect 0 backup project.liel -o backups
expect 0 backups backups --verify
expect 0 export project.liel -o project.json
expect 0 import project.json -o again.liel
expect 0 diff project.liel again.liel
expect 0 manifest project.liel -o project.manifest.json
expect 0 keygen -o release --no-password
expect 0 sign project.liel --secret-key release.key
expect 0 verify project.liel --public-key release.pub --require signature
expect 0 compact project.liel --in-place
expect 0 restore @ -o project.liel
expect 0 pack project.liel files.liel --include-labels File
expect 0 merge project.liel files.liel --node-key path --dry-run
expect 0 lock project.liel
expect 0 doctor project.liel
head -c 4300000 project.liel >broken.liel
expect 3 verify broken.liel
expect 0 salvage project.liel -o salvaged.liel
expect 2 verify missing.liel
expect 0 runbook corrupt-store
expect 0 schema verify
if command -v node >/dev/null; then
  cmp <(node "$root/bin/run.js" manifest project.liel) <(tr -d '\r' <project.manifest.json) || node "$root/bin/run.js" diff project.liel again.liel
  node "$root/bin/run.js" verify project.liel again.liel salvaged.liel --quiet
  printf 'ok  what it wrote is sound to the program on this machine\n'
fi
