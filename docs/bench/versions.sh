#!/bin/sh
# versions.sh FOLDER [WHOLE]: how well the versions of stories are found that a generator planted. FOLDER holds folders of
# briefings and duplicates.tsv, a copy and its original to a line; the first WHOLE files are real articles.
set -eu
[ $# -ge 1 ] || { sed -n '2,3s/^# //p' "$0" >&2; exit 2; }
folder=$(cd "$1" && pwd)
cd "$(dirname "$0")/../.."
READOUT_PLANTED=$folder READOUT_PLANTED_WHOLE=${2:-0} go test ./briefings/versions -run TestPlanted -count 1 -timeout 60m -v
