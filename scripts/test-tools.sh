#!/usr/bin/env bash
# What the tests need beyond Python, from Debian's packages:
#   Java 17 or later and Maven   a real Neo4j server (scripts/neo4j/ brings it from Maven Central)
#   chromium and a font          the browser tests of the dashboard
#   tesseract and its English    the tests of scanned pages
# As root it installs what is missing. As anybody else it only names what is missing, and ends with status 1.
set -euo pipefail

missing=()
java -version >/dev/null 2>&1 || missing+=(openjdk-17-jre-headless)
command -v mvn >/dev/null || missing+=(maven)
command -v chromium >/dev/null || missing+=(chromium)
{ command -v tesseract && tesseract --list-langs; } 2>/dev/null | grep -qx eng || missing+=(tesseract-ocr tesseract-ocr-eng)
fc-list 2>/dev/null | grep -qi dejavu || missing+=(fontconfig fonts-dejavu-core)

if [ ${#missing[@]} -eq 0 ]; then
    exit 0
fi
if [ "$(id -u)" -ne 0 ]; then
    echo "test-tools: the tests need these Debian packages: ${missing[*]}" >&2
    echo "test-tools: install them with: sudo apt-get install ${missing[*]}" >&2
    exit 1
fi
echo "test-tools: installing ${missing[*]}"
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
