#!/usr/bin/env bash
# A second run over a folder in which nothing changed, beside what it cannot be
# faster than: a look at every file.
#
#   docs/bench/again.sh FOLDER
#
# FOLDER holds briefings, a file each, which are in the archive already.
# ROUNDS (7) is how often each is run, in turn. `find -size` asks the system for
# every file's size, as readout does; mu and notmuch look for new mail among as
# many.
. "$(dirname "$0")/lib.sh"
corpus "$@"
tools
need archive
machine
versions find mu notmuch
tab=$'\t'
sides=("readout${tab}$readout add --archive $home/archive $folder" "stat${tab}find $folder -type f -size -0")
has mu && ! once mu && sides+=("mu${tab}mu index --muhome=$home/mu --quiet")
has notmuch && ! once notmuch && sides+=("notmuch${tab}notmuch --config=$home/notmuch/config new --quiet")
limits "$folder"
turns -n "$rounds" "${sides[@]}"
