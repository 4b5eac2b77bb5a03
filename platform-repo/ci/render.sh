#!/bin/sh
# Renders everything as Argo CD would: root, each upstream chart with our values, each chart and folder of our own.
#   rendered/root.yaml, rendered/<application>/<chart or folder>.yaml
# The folder appears when everything is in it. A run that fails leaves none, not even the one before: what is judged
# next would be something else than what lies here.
# Needs Helm 4 and the packages that charts.sh fetches.
# shellcheck source=common.sh
. "$(dirname "$0")/common.sh"

need_helm
# Beside its place, so that a rename is enough; elsewhere it might be another file system.
partial=$RENDERED.partial
trap 'rm -rf "$work" "$partial"' EXIT
rm -rf "$RENDERED" "$partial"
list_sources
mkdir -p "$partial"

# render RELEASE CHART NAMESPACE FILES: values of the source are in $work/values.json, the result goes to stdout.
render() {
  files=$4
  set -- "$1" "$2" --namespace "$3" --kube-version "$kube_version" --include-crds --skip-tests
  while read -r version; do
    set -- "$@" --api-versions "$version"
  done <"$work/versions"
  for file in $(printf '%s' "$files" | tr ',' ' '); do
    set -- "$@" --values "$file"
  done
  case $files in
    *platform.yaml*) set -- "$@" --set "platform.releasedPhase=$RELEASED" ;;
  esac
  helm template "$@" --values "$work/values.json" >"$work/rendered"
  without_empty <"$work/rendered"
}

sed -e '/^#/d' ci/api-versions.txt >"$work/versions"
printf '{}' >"$work/values.json"
render root root argocd platform.yaml,applications.yaml,applications.local.yaml >"$partial/root.yaml"

count=0
while IFS='|' read -r kind application namespace release files _ name version values; do
  case $kind in
    chart | folder) ;;
    *) continue ;;
  esac
  target=$partial/$application
  mkdir -p "$target"
  printf '%s' "$values" >"$work/values.json"
  if [ "$kind" = chart ]; then
    package=$CHARTS/$name-$version.tgz
    [ -f "$package" ] || fail "$package is missing; run ci/charts.sh."
    render "$release" "$package" "$namespace" "$files" >"$target/$name.yaml"
  elif [ -f "$name/Chart.yaml" ]; then
    render "$release" "$name" "$namespace" "$files" >"$target/${name##*/}.yaml"
  else
    for file in "$name"/*.yaml "$name"/*.yml "$name"/*.json; do
      if [ -f "$file" ]; then
        printf -- '---\n'
        cat "$file"
      fi
    done | without_empty >"$target/${name##*/}.yaml"
  fi
  count=$((count + 1))
done <"$work/sources"

mv "$partial" "$RENDERED"
say "render.sh: rendered $count sources for Kubernetes $kube_version into $RENDERED/."
