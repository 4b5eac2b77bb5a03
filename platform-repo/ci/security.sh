#!/bin/sh
# Whether something is dangerous: ci/security.sh [config] [secrets], both when none is named.
#   config   trivy's rules on rendered/; what is accepted stands with its reason in .trivyignore.yaml
#   secrets  detect-secrets against .secrets.baseline, and no Secret in plain
# shellcheck source=common.sh
. "$(dirname "$0")/common.sh"

config() {
  have trivy || return 0
  need_rendered
  trivy config --severity HIGH,CRITICAL --exit-code 1 --ignorefile .trivyignore.yaml "$RENDERED"
}

# Sources are judged, not renderings: upstream charts render Secrets that hold no secret.
secrets() {
  git ls-files -z -- '*.yaml' '*.yml' '*.json' >"$work/files"
  if xargs -0 grep -lE "^\"?kind\"?: *[\"']?Secret[\"']? *(#.*)?$" <"$work/files" >"$work/plain"; then
    fail "a Secret in plain: $(tr '\n' ' ' <"$work/plain"); seal it with kubeseal --cert pub-cert.pem."
  fi
  if have detect-secrets-hook; then
    git ls-files -z -- ':!phases/*/*/secrets/*.yaml' ':!bootstrap/*/secrets/*.yaml' ':!*.lock' ':!.secrets.baseline' |
      xargs -0 detect-secrets-hook --baseline .secrets.baseline
  fi
}

[ $# -gt 0 ] || set -- config secrets
for part in "$@"; do
  case $part in
    config) config ;;
    secrets) secrets ;;
    *) fail "there is no part \"$part\"; there are config and secrets." ;;
  esac
done
