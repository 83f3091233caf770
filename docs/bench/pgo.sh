#!/usr/bin/env bash
# Makes default.pgo, by which the compiler knows what readout spends its time on,
# and measures what that gives.
#
#   docs/bench/pgo.sh FOLDER        some thousand briefings, a file each
#
# The profile is of a usual mix: taking the folder in, searching it, reading and
# searching on the screen. The new default.pgo is left beside main.go, where `go
# build` finds it; it is worth keeping if extract and add gain 5 % or more by it.
# ROUNDS (7) is how often each is run for the comparison.
. "$(dirname "$0")/lib.sh"
corpus "$@"
tools
machine
(cd "$repository" && CGO_ENABLED=0 go build -pgo=off -o "$work/bin/profile" ./docs/bench/profile)
p=$work/pgo
rm -rf "$p" && mkdir -p "$p"
profile "$p/add.pprof" add --archive "$p/archive" "$folder" >/dev/null
profile "$p/extract.pprof" extract "$folder" >/dev/null
i=0
for q in government said '"prime minister"' 'oil prices' 'parlia*'; do
  i=$((i + 1))
  profile "$p/search$i.pprof" search --archive "$p/archive" "$q" >/dev/null
  profile "$p/quotes$i.pprof" quotes --archive "$p/archive" "$q" >/dev/null
done
steps=("see:$("$readout" list --archive "$p/archive" --json -n 1 | sed -E 's/.*"title":"(([^"\\]|\\.)*)".*/\1/' | cut -c1-14)")
for _ in {1..40}; do steps+=(key:j pause:40ms); done
for word in government oil parlia; do steps+=(key:f pause:50ms "key:$word" pause:200ms 'key:\r' pause:200ms key:j pause:60ms 'key:\e' pause:60ms 'key:\e' pause:60ms); done
for view in 2 3 4 5 1; do steps+=("key:$view" pause:200ms key:j pause:60ms key:j pause:60ms); done
screen -n 1 "${steps[@]}" key:q pause:1s -- profile "$p/reader.pprof" --archive "$p/archive" >/dev/null || true # it ends before the pause does
go tool pprof -proto "$p"/*.pprof >"$repository/default.pgo" 2>/dev/null
ls -l "$repository/default.pgo"
for way in off auto; do (cd "$repository" && CGO_ENABLED=0 go build -pgo=$way -o "$work/bin/readout-$way" .); done
ls -l "$work/bin/readout-off" "$work/bin/readout-auto"
tab=$'\t'
turns -n "$rounds" "extract, without${tab}$work/bin/readout-off extract $folder" "extract, with it${tab}$work/bin/readout-auto extract $folder"
turns -n "$rounds" "add, without${tab}$work/bin/readout-off add --archive $p/a $folder${tab}rm -rf $p/a" "add, with it${tab}$work/bin/readout-auto add --archive $p/b $folder${tab}rm -rf $p/b"
