#!/bin/sh
# Whether the messages of the commits since BASE follow https://www.conventionalcommits.org: ci/commits.sh BASE
# shellcheck source=common.sh
. "$(dirname "$0")/common.sh"

[ $# -eq 1 ] || fail "usage: ci/commits.sh BASE"
have conventional-pre-commit || exit 0
git rev-list --no-merges "$1..HEAD" >"$work/commits"
wrong=0
while read -r commit; do
  git log -1 --format=%B "$commit" >"$work/message"
  conventional-pre-commit "$work/message" >"$work/said" 2>&1 || {
    say "$(git log -1 --format='%h %s' "$commit")"
    wrong=$((wrong + 1))
  }
done <"$work/commits"
[ "$wrong" -eq 0 ] || fail "$wrong commit messages have another form than \"type: what changes\"."
