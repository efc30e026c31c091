#!/usr/bin/env bash
# `bash scripts/elsewhere/check.sh DIRECTORY [spark|neo4j|gephi]...`: what the page graph-elsewhere says of programs that are not of the tests,
# with the real ones. DIRECTORY is kept between runs: a virtual environment of PyPI (400 MB), jars of Maven Central (280 MB with those
# that Maven needs itself). Needs Java 17, Maven, python3, jq, curl, and this program built (`npm run build`).
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
mkdir -p "${1:?which directory is kept between runs?}"
kept=$(realpath "$1")
shift
[ $# -gt 0 ] || set -- spark neo4j gephi
sample=$root/sample/project-memory.json
page=$root/runbooks/graph-elsewhere.md
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

liel() { node "$root/bin/run.js" "$@"; }

# Exports as the page does: to a format, into a file or directory. It loses something, and says so.
write() {
  local code=0
  liel export project.liel --to "$1" -o "$2" --accept-loss --quiet >/dev/null || code=$?
  [ "$code" -eq 6 ] || fail "the export to $1 ended with $code"
}

fail() {
  echo "$*" >&2
  exit 1
}

# Runs something whose words matter only when it fails.
quietly() {
  "$@" >log 2>&1 || { tail -n 40 log; fail "failed: $1"; }
}

# The code of the page in a language.
code_of() { awk -v fence="\`\`\`$1" '$0 == fence {on = 1; next} $0 == "```" {on = 0} on' "$page"; }

same() {
  diff <(echo "$2") <(echo "$3") >&2 || fail "$1: other than in the sample"
  echo "$1: right."
}

spark() {
  local python=$kept/spark/bin/python
  if [ ! -x "$kept/spark/bin/spark-shell" ] || ! "$python" -c 'import networkx, scipy' 2>/dev/null; then
    python3 -m venv "$kept/spark"
    "$kept/spark/bin/pip" install --quiet --disable-pip-version-check pyspark==3.5.7 networkx==3.6.1 scipy==1.17.1
  fi
  SPARK_HOME=$("$python" -c 'import os, pyspark; print(os.path.dirname(pyspark.__file__))')
  export SPARK_HOME
  write parquet spark
  write graphml graph.graphml
  { code_of scala; echo 'System.exit(0)'; } >page.scala
  "$SPARK_HOME/bin/spark-shell" --master 'local[2]' --driver-memory 1g --conf spark.ui.enabled=false -i page.scala >printed 2>log </dev/null ||
    fail "$(tail -n 20 log)"
  grep -x '37 nodes, 59 edges' printed || fail "$(cat printed)"
  grep -E '^[0-9]+ [0-9]+\.[0-9]{6}$' printed >ranked
  "$python" "$here/ranks.py" graph.graphml <ranked
  # The results come back as a property.
  cp project.liel ranked.liel
  quietly liel set ranked.liel --from ranks/part-*.parquet
  quietly liel verify ranked.liel
  quietly liel export ranked.liel --to jsonl -o ranked.jsonl
  same 'Ranks of Spark in the store' "37 $(head -1 ranked)" "$(jq -s '[.[] | select(.properties.pagerank)] | sort_by(-.properties.pagerank)
    | "\(length) \(.[0].id) \(.[0].properties.pagerank)"' -r ranked.jsonl | awk '{printf "%d %d %.6f", $1, $2, $3}')"
}

neo4j-admin() {
  NEO4J_HOME=$work/$home NEO4J_CONF=$work/$home/conf java -Xmx1g --add-opens=java.base/java.nio=ALL-UNNAMED \
    -cp "$kept/neo4j/*" org.neo4j.cli.AdminTool "$@"
}

# What the database in a home answers: statements, or a script behind an @.
ask() { java -Xmx1g --add-opens=java.base/java.nio=ALL-UNNAMED -cp "$kept/neo4j/*" "$here/AskNeo4j.java" "$work/$home" "$@" 2>log || fail "$(tail -n 40 log)"; }

neo4j() {
  [ -d "$kept/neo4j" ] || quietly mvn -B -q -f "$here/pom.xml" "-Dmaven.repo.local=$kept/m2" dependency:copy-dependencies "-DoutputDirectory=$kept/neo4j"
  local home said
  local questions=(
    'MATCH (n) RETURN count(n), sum(n.lines)'
    'MATCH ()-[r]->() RETURN count(r), count(r.at_ns)'
    'MATCH (n) UNWIND labels(n) AS label RETURN label, count(*) ORDER BY label'
    'MATCH ()-[r]->() RETURN type(r) AS type, count(*) ORDER BY type'
    "MATCH (n {name: '相川 愛子'})-[r]->(m) RETURN type(r) AS type, m.name AS name ORDER BY type, name"
  )
  said=$(jq -r '
    def tally: group_by(.) | map("\(.[0]) \(length)")[];
    (.nodes | map({key: "\(.id)", value: .properties}) | from_entries) as $of
    | "\(.nodes | length) \([.nodes[].properties.lines // 0] | add)",
      "\(.edges | length) \([.edges[].properties.at_ns | values] | length)",
      ([.nodes[].labels[]] | tally), ([.edges[].label] | tally),
      ([.edges[] | select($of["\(.from_node)"].name == "相川 愛子") | "\(.label) \($of["\(.to_node)"].name)"] | sort[])
  ' "$sample")
  write neo4j-csv neo4j
  write neo4j-parquet neo4j-pq
  write cypher graph.cypher
  home=of-csv
  mkdir -p of-csv/conf of-parquet/conf
  quietly eval "$(code_of bash)"
  same 'Neo4j, neo4j-csv' "$said" "$(ask "${questions[@]}")"
  home=of-parquet
  quietly eval "$(jq -r '.next[0].command' neo4j-pq/export.json)"
  same 'Neo4j, neo4j-parquet' "$said" "$(ask "${questions[@]}")"
  home=of-script
  same 'Neo4j, cypher' "$said" "$(ask @graph.cypher "${questions[@]}")"
}

gephi() {
  local jar=$kept/gephi-toolkit-0.10.1.jar
  if [ ! -f "$jar" ]; then
    curl --fail --silent --show-error --location --output "$jar.part" \
      https://repo1.maven.org/maven2/org/gephi/gephi-toolkit/0.10.1/gephi-toolkit-0.10.1-all.jar
    mv "$jar.part" "$jar"
  fi
  write graphml graph.graphml
  same Gephi '37 nodes, 59 edges, 0 issues' "$(java -Djava.awt.headless=true -cp "$jar" "$here/AskGephi.java" graph.graphml 2>log)"
}

liel import "$sample" -o project.liel --quiet >/dev/null
for part in "$@"; do
  case $part in
    spark | neo4j | gephi) rm -rf graph.graphml && "$part" ;;
    *) fail "what is $part?" ;;
  esac
done
