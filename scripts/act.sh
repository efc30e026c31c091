#!/usr/bin/env bash
# `bash scripts/act.sh [DIRECTORY]`: the action of this repository, and the workflow of runbooks/github-actions.md, run by act on this
# machine without a container: on a sound store, on a damaged one, and as in a fork, which has no secrets. act is built from the Go
# module proxy into DIRECTORY when it is not there, which takes minutes; so this is no part of the tests. Nothing is fetched from GitHub:
# act does the checkout itself, and of the workflow the steps that set Node up and keep artifacts are left out.
# Needs Go, git, and out/liel (npm run package). Writes what the summaries of the runs show into out/act/.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
tools=${1:-$root/out/act}
mkdir -p "$tools" "$root/out/act"
tools=$(cd "$tools" && pwd)
[ -x "$tools/act" ] || GOBIN=$tools go install github.com/nektos/act@v0.2.89
program=$root/out/liel
[ -x "$program" ] || { echo 'out/liel is missing: npm run package'; exit 1; }
liel() { "$program" "$@" --quiet >/dev/null; }
fail() { printf 'act check failed: %s\n' "$1" >&2; exit 1; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/home" "$work/releases/v0.0.0" "$work/repository/.github/workflows" "$work/repository/release"
name=liel-linux-$(uname -m | sed 's/x86_64/x64/; s/aarch64/arm64/')
gzip -c "$program" >"$work/releases/v0.0.0/$name.gz"
digest=$(sha256sum <"$program" | cut -d' ' -f1)

cd "$work/repository"
liel demo "$work/demo"
cp "$work"/demo/{base,incoming,project,damaged}.liel "$work"/demo/{project,damaged}.liel.seal .
printf 'a key for this run only' >"$work/release.key"
liel sign project.liel --key-file "$work/release.key" -o release/project.liel.sig
cp "$root/action.yml" .
git init --quiet .

# A workflow in the repository; act takes what is committed.
commit() {
  git add --all
  git -c user.name=act -c user.email=act@localhost commit --quiet --allow-empty --message "$1"
}
run() { (cd "$work/repository" && HOME=$work/home "$tools/act" push --platform ubuntu-latest=-self-hosted --container-daemon-socket - --no-cache-server "$@"); }
# The last summary of a run: what its page would show.
summary() { sed -n '/Summary - /,/^liel-ops [0-9]/p' "$1" | sed 's/^.*Summary - //'; }

{
  printf 'on: push\njobs:\n'
  for store in project damaged; do
    cat <<JOB
  $store:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v5
      - uses: ./
        id: liel
        continue-on-error: true
        with:
          stores: $store.liel
          args: --require page-digests
          version: v0.0.0
          sha256: $digest
          releases: file://$work/releases
      - run: echo "outputs of $store - \$VERDICT \$CODE"
        env:
          VERDICT: \${{ steps.liel.outputs.verdict }}
          CODE: \${{ steps.liel.outputs.exit-code }}
JOB
  done
} >.github/workflows/liel.yml
commit 'the action'
run >"$work/action" 2>&1 || { cat "$work/action"; fail 'the action'; }
grep -q 'outputs of project - pass 0' "$work/action" || fail 'the action on a sound store'
grep -q 'outputs of damaged - fail 1' "$work/action" || fail 'the action on a damaged store'
run --job damaged >"$work/damaged" 2>&1
summary "$work/damaged" >"$root/out/act/damaged.md"
sed -i "s/sha256: $digest/sha256: ${digest//[0-9a-f]/0}/; /continue-on-error/d" .github/workflows/liel.yml
commit 'another digest'
if run --job project >"$work/action" 2>&1; then fail 'the action ran a program with another digest'; fi
grep -q 'nothing of it was run' "$work/action" || fail 'the action does not say that the digest is another'
echo 'ok  the action: a sound store, a damaged one, a program with another digest'

node - "$root" "$digest" >.github/workflows/liel.yml <<'SCRIPT'
const [, , root, digest] = process.argv;
const {readFileSync} = require('node:fs');
const {parse, stringify} = require(`${root}/node_modules/yaml`);
const [, text] = /^```yaml\n([\s\S]*?)^```$/m.exec(readFileSync(`${root}/runbooks/github-actions.md`, 'utf8'));
const workflow = parse(text);
Object.assign(workflow.env, {LIEL_URL: `file://${root}/out/liel`, LIEL_SHA256: digest});
const {smoke} = workflow.jobs;
smoke.steps = smoke.steps.filter(({uses = ''}) => !/setup-node|upload-artifact/.test(uses));
process.stdout.write(stringify(workflow, {lineWidth: 0}));
SCRIPT
commit 'the workflow of the page'
run --secret "LIEL_SIGNING_KEY=$(cat "$work/release.key")" >"$work/own" 2>&1 || { cat "$work/own"; fail 'the workflow with a secret'; }
grep -q 'Success - Main Signature under a shared key' "$work/own" || fail 'the signature was not checked'
grep -q 'Success - Main Merge preview' "$work/own" || fail 'the merge was not previewed'
summary "$work/own" >"$root/out/act/sound.md"
run >"$work/fork" 2>&1 || { cat "$work/fork"; fail 'the workflow without a secret'; }
grep -q 'this run has no secret LIEL_SIGNING_KEY' "$work/fork" || fail 'the fork does not say what was not checked'
cp damaged.liel project.liel
cp damaged.liel.seal project.liel.seal
commit 'a damaged store'
if run >"$work/red" 2>&1; then fail 'the workflow on a damaged store is green'; fi
grep -q '::error.*L1030\|L1030' "$work/red" || fail 'the damage is not named'
echo 'ok  the workflow of the page: with its secret, as in a fork without one, and red on a damaged store'
