#!/bin/sh
# Brings the jars of the real Neo4j server that tests start (about 120 MB, from Maven Central) into build/neo4j/lib.
# Does nothing when they are there already; two runs at once wait for each other.
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
build=$(CDPATH= cd -- "$here/../.." && pwd)/build/neo4j
mkdir -p "$build"
exec 9> "$build/lock"
flock 9
wanted=$(cksum < "$here/pom.xml")
[ -f "$build/fetched" ] && [ "$(cat "$build/fetched")" = "$wanted" ] && exit 0
for tool in mvn java; do
    command -v "$tool" > /dev/null || { echo "$tool is missing: run scripts/test-tools.sh" >&2; exit 1; }
done
rm -rf "$build/lib" "$build/fetched"
mvn -q -B -f "$here/pom.xml" dependency:copy-dependencies -DincludeScope=runtime -DoutputDirectory="$build/lib"
echo "$wanted" > "$build/fetched"
