#!/usr/bin/env bash
# `bash scripts/elsewhere/check.sh DIRECTORY`: what the page graph-elsewhere says of Spark, with the real one. DIRECTORY is kept between
# runs: a virtual environment with pyspark of PyPI (some 300 MB). Needs Java 17, python3, and this program built (`npm run build`).
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
kept=$(realpath "${1:?which directory is kept between runs?}")
spark=$kept/spark
if [ ! -x "$spark/bin/spark-shell" ]; then
  python3 -m venv "$spark"
  "$spark/bin/pip" install --quiet --disable-pip-version-check pyspark==3.5.7
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
SPARK_HOME=$("$spark/bin/python" -c 'import os, pyspark; print(os.path.dirname(pyspark.__file__))')
export SPARK_HOME
liel() { node "$root/bin/run.js" "$@"; }
liel import "$root/sample/project-memory.json" -o project.liel --quiet >/dev/null
code=0
liel export project.liel --to parquet -o spark --accept-loss --quiet >/dev/null || code=$?
[ "$code" -eq 6 ] || { echo "the export ended with $code"; exit 1; }
awk '/^```scala$/ {on = 1; next} /^```$/ {on = 0} on' "$root/runbooks/graph-elsewhere.md" >page.scala
echo 'System.exit(0)' >>page.scala
"$SPARK_HOME/bin/spark-shell" --master 'local[2]' --driver-memory 1g --conf spark.ui.enabled=false -i page.scala >printed 2>errors </dev/null || {
  tail -n 20 errors
  exit 1
}
grep -x '37 nodes, 59 edges' printed
ranks=$(grep -cE '^[0-9]+ [0-9]+\.[0-9]{6}$' printed)
[ "$ranks" -eq 10 ] || { cat printed; exit 1; }
echo 'Spark read the export, and ranked ten nodes.'
