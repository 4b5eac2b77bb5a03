#!/bin/sh
# Whether the cluster's policies would accept what is rendered, and whether each policy still refuses what it should.
# Needs Helm 4, the Kyverno CLI (`kyverno`) and rendered/ (ci/render.sh writes it).
# An audited policy that fails ends the Kyverno CLI with 1 like an enforced one, so they are judged apart, and by counts.
# shellcheck source=common.sh
. "$(dirname "$0")/common.sh"

have kyverno || exit 0
need_rendered
list_sources

# A chart that only sorts; what it prints is cut into the parts.
mkdir -p "$work/judged/templates"
printf 'apiVersion: v2\nname: judged\nversion: 0.1.0\n' >"$work/judged/Chart.yaml"
cp ci/judged.tpl "$work/judged/templates/judged.yaml"
for part in deny audit exceptions pods; do
  : >"$work/$part.yaml"
done
cut -d '|' -f 2,3 "$work/sources" | grep '|' | LC_ALL=C sort -u >"$work/applications"
while IFS='|' read -r application namespace; do
  [ -d "$RENDERED/$application" ] || fail "$RENDERED/ has no $application; run ci/render.sh again."
  cat "$RENDERED/$application"/*.yaml >"$work/text"
  helm template judged "$work/judged" --set "namespace=$namespace" --set-file "text=$work/text" >"$work/sorted"
  awk -v work="$work" '
    /^---$/ { file = ""; next }
    /^# part: / { file = work "/" $3 ".yaml"; print "---" >>file; next }
    file != "" { print >>file }
  ' "$work/sorted"
done <"$work/applications"

# apply POLICIES RESOURCES: prints what the CLI says and sets pass, fail, error.
apply() {
  kyverno apply "$1" --resource "$2" --exceptions "$work/exceptions.yaml" --remove-color >"$work/said" 2>&1 || true
  counts=$(sed -n -e 's/^pass: \([0-9]*\), fail: \([0-9]*\), warn: [0-9]*, error: \([0-9]*\), skip: [0-9]* *$/\1 \2 \3/p' "$work/said")
  if [ -z "$counts" ]; then
    cat "$work/said" >&2
    fail "the Kyverno CLI counted nothing."
  fi
  pass=${counts%% *} errors=${counts##* }
  failures=${counts#* }
  failures=${failures%% *}
}

apply "$work/deny.yaml" "$work/pods.yaml"
say "policy.sh: enforced: $pass pass, $failures fail, $errors errors."
if [ "$failures" -gt 0 ] || [ "$errors" -gt 0 ] || [ "$pass" -eq 0 ]; then
  cat "$work/said" >&2
  fail "an enforced policy refuses what is rendered; change it, or add an exception in phases/3-security/exceptions."
fi

apply "$work/audit.yaml" "$work/pods.yaml"
say "policy.sh: audited: $pass pass, $failures fail, $errors errors; these do not stop anything."
[ "$errors" -eq 0 ] || fail "an audited policy could not be judged."

# A CLI that loads no policy passes everything: this must fail.
apply "$work/deny.yaml" phases/3-security/policies/cases/disallow-privileged-containers/bad-pods.yaml
[ "$failures" -gt 0 ] || fail "no policy refuses a privileged pod."

kyverno test phases/3-security/policies/cases --file-name kyverno-test.yaml --require-tests --fail-only --remove-color
kyverno test phases/3-security/policies/cases --file-name kyverno-test-chart.yaml --require-tests --fail-only --remove-color
