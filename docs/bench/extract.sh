#!/usr/bin/env bash
# How fast `readout extract` is, and how much memory it takes, beside npm
# compromise and Go prose on the same texts in the same run.
#
#   docs/bench/extract.sh [FILE]      JSON Lines of {"text": …}, one article a line
#
# Without FILE the samples in the binary are repeated: anyone can run that.
# It needs bash, Go, node with npm, and taskset (Linux). Settings, by environment:
#   ROUNDS=5    how often each program is run
#   CPU=0       the core they run on, one at a time
#   WORDS=50000 how long the text made of the samples is, at least
#   ONLY=1      readout alone
#
# What is measured: whole processes, from start to exit, start-up and loading of
# models included for all three, on one core (Go then uses one thread, node's
# helpers share the core). Each reads the same file and prints what it finds as
# JSON, thrown away. Speed is words per second of processor time (user and
# system), which other work on the machine disturbs least; wall time is printed
# too. Words are what is between white space in the texts. The order of the
# programs turns from round to round; ratios are taken round by round.
#
# What they do is not the same: readout finds sentences, names, entities, places
# with coordinates, quotations and who is credited; compromise people, places,
# organisations, quotations and what pronouns refer to; prose sentences and
# named entities. All tag parts of speech or their like.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
repository=$here/../..
rounds=${ROUNDS:-5} cpu=${CPU:-0} only=${ONLY:-} least=${WORDS:-50000}
compromise=14.17.0 prose=v2.0.0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export LC_ALL=C TIMEFORMAT='%R %U %S'

for needed in go taskset; do
  command -v "$needed" >/dev/null || { echo "$needed is needed" >&2; exit 1; }
done
(cd "$repository" && CGO_ENABLED=0 go build -o "$work/readout" .)
programs=(readout)

if [ -z "$only" ]; then
  command -v npm >/dev/null || { echo "npm is needed, or ONLY=1" >&2; exit 1; }
  cp "$here/compromise.mjs" "$work/"
  (cd "$work" && npm install --silent --no-audit --no-fund --prefix "$work" "compromise@$compromise" >/dev/null)
  mkdir "$work/prose" && cp "$here/prose.go.txt" "$work/prose/main.go"
  (cd "$work/prose" && go mod init bench && go get "github.com/jdkato/prose/v2@$prose" &&
    CGO_ENABLED=0 go build -o "$work/prose.bin" .) >"$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }
  programs+=(compromise prose)
fi

cat >"$work/count.go" <<'EOF'
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"strings"
)

func main() {
	in := bufio.NewScanner(os.Stdin)
	in.Buffer(nil, 1<<28)
	articles, words := 0, 0
	for in.Scan() {
		var a struct{ Text string }
		if err := json.Unmarshal(in.Bytes(), &a); err != nil {
			fmt.Fprintln(os.Stderr, "not JSON Lines:", err)
			os.Exit(1)
		}
		articles, words = articles+1, words+len(strings.Fields(a.Text))
	}
	fmt.Println(articles, words)
}
EOF
go build -o "$work/count" "$work/count.go"

# texts: the file given, or the samples over and over.
file=${1:-}
if [ -z "$file" ]; then
  file=$work/samples.jsonl
  "$work/readout" extract "$repository/briefings/samples/files" 2>/dev/null >"$work/once.jsonl"
  read -r _ each < <("$work/count" <"$work/once.jsonl")
  for ((n = 0; n * each < least; n++)); do cat "$work/once.jsonl"; done >"$file"
fi
[ -r "$file" ] || { echo "cannot read $file" >&2; exit 1; }
read -r articles words < <("$work/count" <"$file")

run() { # program, file: runs it on the core
  case $1 in
  readout) taskset -c "$cpu" "$work/readout" extract "$2" ;;
  compromise) taskset -c "$cpu" node "$work/compromise.mjs" "$2" ;;
  prose) taskset -c "$cpu" "$work/prose.bin" "$2" ;;
  esac >/dev/null
}

# summary: median, least and most of the numbers on standard input.
summary() { sort -g | awk -v form="$1" '{x[NR]=$1} END {
  m = NR % 2 ? x[(NR+1)/2] : (x[NR/2]+x[NR/2+1])/2
  printf form " (" form " to " form ")", m, x[1], x[NR] }'; }

echo "$articles articles, $words words; $rounds rounds on core $cpu of $(nproc); $(uname -sm)"
echo "$(go version | cut -d' ' -f3)$([ -n "$only" ] || echo ", node $(node --version), compromise $compromise, prose $prose")"
head -n 20 "$file" >"$work/few.jsonl"
for p in "${programs[@]}"; do run "$p" "$work/few.jsonl"; done # for the disk's sake, not counted

for ((round = 0; round < rounds; round++)); do
  for ((i = 0; i < ${#programs[@]}; i++)); do
    p=${programs[(i + round) % ${#programs[@]}]}
    read -r wall user system < <({ time run "$p" "$file" 2>/dev/null; } 2>&1)
    awk -v w="$words" -v wall="$wall" -v user="$user" -v kernel="$system" 'BEGIN {
      printf "%.0f %.0f %.2f\n", w/(user+kernel), w/wall, user+kernel }' >>"$work/$p.rounds"
  done
done

for p in "${programs[@]}"; do
  printf '%-11s words/s of processor time %s, by the clock %s\n' "$p" \
    "$(cut -d' ' -f1 "$work/$p.rounds" | summary %.0f)" "$(cut -d' ' -f2 "$work/$p.rounds" | summary %.0f)"
done
for p in "${programs[@]:1}"; do
  printf 'readout is %s times as fast as %s\n' \
    "$(paste -d' ' "$work/readout.rounds" "$work/$p.rounds" | awk '{print $1/$4}' | summary %.1f)" "$p"
done

# memory: the highest the process had resident, as the kernel remembers it.
peak() { # how, command…: in MB
  local how=$1 high=0 now
  shift
  "$@" >/dev/null 2>&1 &
  local pid=$!
  while now=$(awk '/^VmHWM/ {print $2}' "/proc/$pid/status" 2>/dev/null) && [ -n "$now" ]; do
    high=$now
    sleep 0.02
  done
  wait "$pid"
  printf 'peak memory of extract, %s: %.0f MB\n' "$how" "$(awk -v k="$high" 'BEGIN {print k/1024}')"
}
if [ -r /proc/self/status ]; then
  peak "one core" taskset -c "$cpu" "$work/readout" extract "$file"
  peak "all cores" "$work/readout" extract "$file"
fi
