# shellcheck shell=sh
# Sourced by the scripts beside it. They need a POSIX shell, Helm 4, and what each says at its head; the repository's
# root is the working folder, whatever folder they are called from.
set -eu
cd "$(dirname "$0")/.."

# Packages of upstream charts, and what everything renders to. Both are in .gitignore.
CHARTS=${CHARTS:-.charts}
RENDERED=${RENDERED:-rendered}
# Everything is judged before it is released.
RELEASED=${RELEASED:-9}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

say() {
  printf '%s\n' "$*" >&2
}

fail() {
  say "${0##*/}: $*"
  exit 1
}

# have PROGRAM: whether it is installed. In CI a missing program fails; on a person's machine its check is skipped.
have() {
  if command -v "$1" >/dev/null; then
    return 0
  fi
  if [ -n "${CI:-}" ]; then
    fail "$1 is not installed; this job needs it."
  fi
  say "${0##*/}: skipped $1, which is not installed."
  return 1
}

# need_rendered: a rendering is whole or not there, see render.sh.
need_rendered() {
  [ -f "$RENDERED/root.yaml" ] || fail "$RENDERED/ is missing; run ci/render.sh."
}

# Helm 3 renders some charts in another way, and Argo CD renders with Helm 4.
need_helm() {
  command -v helm >/dev/null || fail "helm is not installed; install Helm 4."
  case $(helm version --short) in
    v4.*) ;;
    *) fail "helm is $(helm version --short); install Helm 4, the version that Argo CD renders with." ;;
  esac
}

# with_tables COMMAND...: the command with the files that root and our own charts take their values from.
with_tables() {
  "$@" --values platform.yaml --values applications.yaml --values applications.local.yaml \
    --set "platform.releasedPhase=$RELEASED"
}

# Lists what Argo CD would render, one source a line (sources.tpl says how), into $work/sources.
list_sources() {
  need_helm
  rm -rf "$work/root"
  cp -R root "$work/root"
  cp ci/sources.tpl "$work/root/templates/sources.yaml"
  with_tables helm template root "$work/root" --namespace argocd --show-only templates/sources.yaml >"$work/listed"
  sed -n -e 's/^    //p' "$work/listed" >"$work/sources"
  kube_version=$(sed -n -e 's/^cluster|//p' "$work/sources")
  [ -n "$kube_version" ] || fail "platform.kubernetes.version names no version."
}

# without_empty: a YAML stream without the documents that hold only comments; the Kyverno CLI stops at those.
without_empty() {
  awk '
    /^---[ \t]*$/ { head = "---\n"; held = 1; next }
    held && /^[ \t]*(#.*)?$/ { head = head $0 "\n"; next }
    held { printf "%s", head; held = 0 }
    { print }
    BEGIN { held = 1 }
  '
}
