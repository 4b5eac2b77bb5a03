#!/bin/sh
# Fetches the upstream charts of applications.yaml into .charts/ and checks each against charts.lock.
# A package that charts.lock has no sha256 for is added there: look at the change, and commit it.
# Needs Helm 4. From platform.charts.mirror, where that is set.
# shellcheck source=common.sh
. "$(dirname "$0")/common.sh"

list_sources
mkdir -p "$CHARTS"

# locked NAME VERSION: the line of charts.lock without its sha256, then its sha256; nothing when there is no line.
locked() {
  sed -n -e "s/^  - { name: $1, repository: [^,]*, version: $2\(, sha256: \([0-9a-f]*\)\)\{0,1\} }\$/locked \2/p" charts.lock
}

sha256_of() {
  if command -v sha256sum >/dev/null; then
    sha256sum "$1" | cut -d ' ' -f 1
  else
    shasum -a 256 "$1" | cut -d ' ' -f 1
  fi
}

fetch() {
  case $1 in
    http://* | https://*) helm pull "$2" --repo "$1" --version "$3" --destination "$CHARTS" ;;
    *) helm pull "oci://$1/$2" --version "$3" --destination "$CHARTS" ;;
  esac
}

recorded=0
while IFS='|' read -r kind _ _ _ _ repository name version _; do
  [ "$kind" = chart ] || continue
  package=$CHARTS/$name-$version.tgz
  [ -f "$package" ] || fetch "$repository" "$name" "$version"
  [ -f "$package" ] || fail "$repository has no $name $version."
  wanted=$(locked "$name" "$version")
  is=$(sha256_of "$package")
  case $wanted in
    '') fail "charts.lock has no line for $name $version; add it beside the row's change." ;;
    'locked ')
      sed -e "s/^\(  - { name: $name, repository: [^,]*, version: $version\) }\$/\1, sha256: $is }/" charts.lock >"$work/lock"
      cat "$work/lock" >charts.lock
      recorded=$((recorded + 1))
      ;;
    "locked $is") ;;
    *) fail "$package has the sha256 $is, and charts.lock has ${wanted#locked }; take the package away, or find out why." ;;
  esac
done <"$work/sources"

if [ "$recorded" -gt 0 ]; then
  say "charts.sh: wrote the sha256 of $recorded packages into charts.lock; commit it."
fi
