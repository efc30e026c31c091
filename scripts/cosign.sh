#!/usr/bin/env bash
# `bash scripts/cosign.sh [DIRECTORY]`: statements and evidence of this program under cosign 2 and 3, in both directions. Both are built
# from the Go module proxy into DIRECTORY when they are not there, which takes about five minutes of a processor each; so it
# is no part of the tests. Needs Go, openssl, and the program built (npm run prepare).
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
tools=${1:-$root/out/cosign}
liel() { node "$root/bin/run.js" "$@" --quiet; }
fail() { printf 'cosign check failed: %s\n' "$1" >&2; exit 1; }

for version in v2@v2.6.5 v3@v3.1.3; do
  major=${version%%@*}
  [ -x "$tools/${major#v}/cosign" ] && continue
  mkdir -p "$tools/${major#v}"
  GOBIN=$(cd "$tools/${major#v}" && pwd) go install "github.com/sigstore/cosign/$major/cmd/cosign@${version#*@}"
done

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
liel import "$root/sample/project-memory.json" -o project.liel >/dev/null
liel seal project.liel >/dev/null
liel manifest project.liel -o project.manifest.json >/dev/null
openssl genpkey -algorithm ed25519 -out ed25519.pem 2>/dev/null
openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out p256.pem 2>/dev/null
chmod 600 ./*.pem
for key in ed25519 p256; do
  openssl pkey -in $key.pem -pubout -out $key.pub.pem
  liel evidence project.liel -o $key.evidence.tar --secret-key $key.pem --manifest >/dev/null
  mkdir $key && tar -xf $key.evidence.tar -C $key
done
export COSIGN_PASSWORD=''

for major in 2 3; do
  cosign=$(cd "$tools/$major" && pwd)/cosign
  for key in ed25519 p256; do
    check() {
      "$cosign" verify-blob-attestation --key $key.pub.pem --insecure-ignore-tlog=true --new-bundle-format \
        --trusted-root $key/trusted_root.json --bundle $key/project.liel.sigstore.json --type "$1" "$2" >log 2>&1
    }
    for file in project.liel project.liel.seal project.manifest.json; do
      check urn:liel:store:v1 $key/$file || { cat log; fail "cosign $major, $key, $file"; }
    done
    check urn:liel:store:v1 $key/verify.json && fail "cosign $major takes another file"
    check urn:liel:store:v2 $key/project.liel && fail "cosign $major takes another type"
    printf 'cosign %s, %s: store, manifest and seal verified; another file and another type refused\n' $major $key
  done
  # A key of cosign's own signs our statement, and this program reads the bundle.
  rm -f import-cosign.*
  "$cosign" import-key-pair --key p256.pem --output-key-prefix import-cosign >/dev/null 2>&1
  liel attest project.liel --statement -o statement.json --force
  "$cosign" attest-blob --statement statement.json --key import-cosign.key --tlog-upload=false --new-bundle-format \
    --bundle cosign$major.json --yes >log 2>&1 \
    || "$cosign" attest-blob --statement statement.json --key import-cosign.key --use-signing-config=false --tlog-upload=false \
      --bundle cosign$major.json --yes >log 2>&1 || { cat log; fail "cosign $major signs no statement"; }
  liel verify project.liel --public-key p256.pub.pem --signature cosign$major.json | tail -1
done
