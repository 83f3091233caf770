#!/usr/bin/env bash
# Makes what the other scripts need and can keep from run to run: our archive and
# the indexes and caches of the rivals.
#
#   docs/bench/prepare.sh FOLDER [WHAT…]
#
# FOLDER holds briefings, a file each; WHAT is of: archive mail feed notmuch mu
# recoll neomutt newsboat; without it, all whose programs are installed. Results
# lie under WORK, by default in the user's cache. An index of 100,000 briefings
# takes the rivals minutes each.
. "$(dirname "$0")/lib.sh"
corpus "$@"
shift
tools
if [ $# -eq 0 ]; then
  set -- archive mail feed
  for rival in notmuch mu neomutt newsboat; do has $rival && set -- "$@" $rival; done
  has recollindex && set -- "$@" recoll
fi
need "$@"
