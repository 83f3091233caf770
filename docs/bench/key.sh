#!/usr/bin/env bash
# How long it takes from the key to the result of a search on the screen.
#
#   docs/bench/key.sh FOLDER [WORD]
#
# FOLDER holds briefings, a file each. WORD is typed, and the time runs from its
# last key, or from Enter where the program waits for that, until the newest
# briefing with the word stands in the list, which it must not have before.
# Without WORD one is taken for which that is so: of which the last letter, after
# a pause, brings it, or else all letters typed at once.
#
#   readout    `f`, the word: results as it is typed
#   newsboat   `/` in the list of articles, the word, Enter
#   neomutt    `l`, "~b word", Enter: a search in the bodies
#
# ROUNDS (7) is how often readout is run; newsboat and neomutt, which take long,
# ROUNDS_NEWSBOAT (3) and ROUNDS_NEOMUTT (1) times; the programs take turns. What
# takes longer than LIMIT (60s) is reported as longer than that.
. "$(dirname "$0")/lib.sh"
corpus "$@"
tools
need archive
machine
versions neomutt newsboat

# tops N QUERY: the beginnings of the titles of the newest N briefings with it.
tops() { { "$readout" search --archive "$home/archive" --json -n "$1" "$2" || true; } | sed -E 's/.*"title":"(([^"\\]|\\.)*)".*/\1/' | sed -E 's|^(.{14}).*|\1|'; }
# arrives WORD: whether the newest briefing with it comes to the screen with the
# last letter: it must stand neither among the newest nor among those with the
# letters before.
arrives() {
  hit=$(tops 1 "$1*")
  [ -n "$hit" ] && ! titles 20 | grep -qF -- "$hit" && ! tops 14 "${1%?}*" | grep -qF -- "$hit"
}
word=${2:-}
for candidate in ports miners grains banks tonnes prices rates barrel miner costs party train rain gold corn loans cars goods; do
  [ -z "$word" ] && arrives "$candidate" && word=$candidate
done
letters=() # all but the last
if [ -n "$word" ] && arrives "$word"; then
  for ((i = 0; i < ${#word} - 1; i++)); do letters+=("key:${word:i:1}" pause:150ms); done
  letters+=(pause:600ms "key:${word: -1}")
else # of no word does the last letter change the list: all letters at once
  for candidate in shareholders tonnes wheat tariff barrels; do
    hit=$(tops 1 "$candidate*")
    [ -z "$word" ] && [ -n "$hit" ] && ! titles 20 | grep -qF -- "$hit" && word=$candidate
  done
  [ -n "$word" ] || { echo "no word that would do: name one that no new briefing holds" >&2; exit 1; }
  hit=$(tops 1 "$word*")
  letters=("key:$word")
fi
first=$(titles 1)
echo "$name: \"$word\" is in $({ "$readout" search --archive "$home/archive" "$word" || true; } | wc -l) briefings; the newest begins \"$hit\""

limit=${LIMIT:-60s}
rounds_newsboat=${ROUNDS_NEWSBOAT:-3} rounds_neomutt=${ROUNDS_NEOMUTT:-1} # in_turn reads them
run_readout() {
  screen -n 1 "see:$first" pause:400ms key:f pause:200ms "${letters[@]}" "result=new:$hit" -- \
    "$readout" --archive "$home/archive"
}
run_newsboat() {
  screen -n 1 -late -patience "$limit" "see:briefings" 'key:\r' "see:$first" pause:400ms key:/ pause:200ms "key:$word" pause:300ms 'key:\r' "result=new:$hit" -- \
    newsboat -u "$home/newsboat/urls" -C "$home/newsboat/config" -c "$home/newsboat/cache.db"
}
run_neomutt() {
  screen -n 1 -late -patience "$limit" "see:$first" pause:400ms key:l pause:200ms "key:~b $word" pause:300ms 'key:\r' "result=new:$hit" -- \
    neomutt -F "$home/neomutt/config" -f "$home/mail"
}
programs=(readout)
has newsboat && need newsboat && programs+=(newsboat)
has neomutt && [ -z "${QUICK:-}" ] && need neomutt && programs+=(neomutt)
in_turn "${programs[@]}"
