#!/bin/sh
# Runs a command in an image, with the repository as its working folder: ci/container.sh IMAGE COMMAND
# For machines that have Docker and nothing else. The image needs a shell.
# shellcheck source=common.sh
. "$(dirname "$0")/common.sh"

[ $# -eq 2 ] || fail "usage: ci/container.sh IMAGE COMMAND"
docker run --rm --volume "$PWD:/repository" --workdir /repository --entrypoint sh \
  --env CI --env SKIP --env BASE \
  --env GIT_CONFIG_COUNT=1 --env GIT_CONFIG_KEY_0=safe.directory --env GIT_CONFIG_VALUE_0=/repository \
  "$1" -c "$2"
