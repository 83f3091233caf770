#!/usr/bin/env bash
# How long it takes from the key to the result of a search on the screen.
#
#   docs/bench/key.sh FOLDER [WORD]
#
# FOLDER holds briefings, a file each. WORD is typed, all of it at once, and the
# time runs from its last key, or from Enter where the program waits for that,
# until the newest briefing with the word stands in the list, which it must not
# have before. Without WORD one is taken for which that is so.
#
#   readout    `f`, the word: results as it is typed
#   newsboat   `/` in the list of articles, the word, Enter
#   neomutt    `l`, "~b word", Enter: a search in the bodies
#
# ROUNDS (7) is how often each is run; the programs take turns. What they found
# is printed beside: they do not agree on what a word is.
. "$(dirname "$0")/lib.sh"
corpus "$@"
tools
need archive
machine
versions neomutt newsboat

# newest WORD: the beginning of the title of the newest briefing with it.
newest() { "$readout" search --archive "$home/archive" --json -n 1 "$1" | sed -E 's/.*"title":"(([^"\\]|\\.)*)".*/\1/' | cut -c1-14; }
word=${2:-}
if [ -z "$word" ]; then
  for word in parliament shareholders tonnes wheat barrels tariff earthquake; do
    hit=$(newest "$word")
    [ -n "$hit" ] && ! titles 40 | grep -qF -- "$hit" && break
  done
fi
hit=$(newest "$word") first=$(titles 1)
echo "$name: \"$word\" is in $("$readout" search --archive "$home/archive" "$word" | wc -l) briefings; the newest begins \"$hit\""

run_readout() {
  screen -n 1 "see:$first" pause:400ms key:f pause:200ms "key:$word" "result=new:$hit" -- "$readout" --archive "$home/archive"
}
run_newsboat() {
  screen -n 1 "see:briefings" 'key:\r' "see:$first" pause:400ms key:/ pause:200ms "key:$word" pause:300ms 'key:\r' "result=new:$hit" -- \
    newsboat -u "$home/newsboat/urls" -C "$home/newsboat/config" -c "$home/newsboat/cache.db"
}
run_neomutt() {
  screen -n 1 -patience 5m "see:$first" pause:400ms key:l pause:200ms "key:~b $word" pause:300ms 'key:\r' "result=new:$hit" -- \
    neomutt -F "$home/neomutt/config" -f "$home/mail"
}
programs=(readout)
has newsboat && need newsboat && programs+=(newsboat)
has neomutt && [ -z "${QUICK:-}" ] && need neomutt && programs+=(neomutt)
in_turn "${programs[@]}"
