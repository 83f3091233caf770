#!/usr/bin/env bash
# How long it takes from the command to the first usable screen: the newest
# titles with their dates, a screenful of them, and a key answered (`j`, which
# moves the cursor to the second).
#
#   docs/bench/start.sh FOLDER
#
# FOLDER holds briefings, a file each. Each program runs in a pseudo-terminal of
# 120 columns and 40 rows; the time is taken when the output that completes the
# screen has come. Everything is warm: run before, caches filled.
#
#   readout    on its archive
#   neomutt    on a maildir of the same articles, with its header cache
#   newsboat   on a feed of them, from its cache: its list of feeds, then the feed
#   less       on one of the files
#   hello      a Go program that prints a line: what a process costs here
#
# ROUNDS (7) is how often each is run; the programs take turns.
. "$(dirname "$0")/lib.sh"
corpus "$@"
tools
need archive
machine
versions neomutt newsboat less
mapfile -t title < <(titles 12)
file=$(find "$folder" -type f | sort | sed -n 1p)
line=$(grep -m 1 -E '[A-Za-z]{4}' "$file" | cut -c1-20)
cat >"$work/hello.go" <<'GO'
package main

import (
	"os"
	"time"
)

func main() {
	os.Stdout.WriteString("hello\n")
	time.Sleep(time.Second)
}
GO
CGO_ENABLED=0 go build -o "$work/bin/hello" "$work/hello.go"

run_readout() {
  screen -n 1 "see:${title[0]}" "shown=see:${title[11]}" key:j "answered=changed:${title[1]}" -- "$readout" --archive "$home/archive"
}
run_neomutt() {
  screen -n 1 "see:${title[0]}" "shown=see:${title[11]}" key:j "answered=changed:${title[1]}" -- neomutt -F "$home/neomutt/config" -f "$home/mail"
}
run_newsboat() {
  screen -n 1 "see:briefings" 'key:\r' "see:${title[0]}" "shown=see:${title[11]}" key:j "answered=changed:${title[1]}" -- \
    newsboat -u "$home/newsboat/urls" -C "$home/newsboat/config" -c "$home/newsboat/cache.db"
}
run_less() { screen -n 1 "shown=see:$line" -- less "$file"; }
run_hello() { screen -n 1 "shown=see:hello" -- "$work/bin/hello"; }

programs=(readout)
has neomutt && need neomutt && programs+=(neomutt)
has newsboat && need newsboat && programs+=(newsboat)
has less && programs+=(less)
programs+=(hello)
in_turn "${programs[@]}"
