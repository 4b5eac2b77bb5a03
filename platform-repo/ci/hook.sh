#!/bin/sh
# For pre-commit: renders everything and asks kubeconform, where Helm 4 and the packages of .charts/ are there.
# shellcheck source=common.sh
. "$(dirname "$0")/common.sh"

have helm || exit 0
if [ ! -d "$CHARTS" ]; then
  say "hook.sh: skipped, because $CHARTS/ is not there; ci/charts.sh fetches it."
  exit 0
fi
ci/render.sh
ci/validate.sh schemas
