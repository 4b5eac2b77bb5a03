#!/bin/sh
# Whether everything is well written: ci/lint.sh [text] [charts] [ct] [docs], all of them when none is named.
#   text    yamllint, shellcheck, shfmt
#   charts  helm lint of every chart of ours, with the values that Argo CD gives it
#   ct      chart-testing's own rules on the same charts
#   docs    root/README.md is what helm-docs makes of root/
# What is not installed is skipped with a sentence, but not in CI.
# shellcheck source=common.sh
. "$(dirname "$0")/common.sh"

# The folders of our own charts.
our_charts() {
  find root bootstrap phases -name Chart.yaml | LC_ALL=C sort | sed -e 's|/Chart.yaml$||'
}

text() {
  find . -name '*.sh' -not -path './.*/*' -not -path "./$CHARTS/*" >"$work/scripts"
  if have yamllint; then
    yamllint --strict .
  fi
  if have shellcheck; then
    xargs shellcheck <"$work/scripts"
  fi
  if have shfmt; then
    xargs shfmt -i 2 -ci -d <"$work/scripts"
  fi
}

charts() {
  need_helm
  for chart in $(our_charts); do
    with_tables helm lint "$chart" --strict --quiet --kube-version "$(kube_version)"
  done
}

kube_version() {
  sed -n -e 's/^ *version: v\([0-9.]*\)+k3s[0-9]*$/\1/p' platform.yaml
}

ct_rules() {
  if have ct; then
    ct lint --config ci/ct.yaml --charts "$(our_charts | paste -s -d , -)"
  fi
}

docs() {
  if have helm-docs; then
    helm-docs --chart-search-root root --dry-run >"$work/README.md"
    diff -u root/README.md "$work/README.md" || fail "root/README.md is not what helm-docs makes; run helm-docs --chart-search-root root."
  fi
}

[ $# -gt 0 ] || set -- text charts ct docs
for part in "$@"; do
  case $part in
    text) text ;;
    charts) charts ;;
    ct) ct_rules ;;
    docs) docs ;;
    *) fail "there is no part \"$part\"; there are text, charts, ct and docs." ;;
  esac
done
say "lint.sh: $* done."
