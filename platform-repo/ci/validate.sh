#!/bin/sh
# Whether Kubernetes would accept what is rendered: ci/validate.sh [schemas] [helmfile], both when none is named.
#   schemas   kubeconform on rendered/ (ci/render.sh writes it) and on the probes
#   helmfile  the bootstrap releases render
# ci/schemas/ has the kinds that we write ourselves, of the versions that we install, and is asked first. Kubernetes' own
# kinds come from kubeconform's public schemas; KUBERNETES_SCHEMAS names another location. Other kinds of upstream charts
# are looked up in a public catalog; SCHEMAS names another one, or none with an empty value.
# shellcheck source=common.sh
. "$(dirname "$0")/common.sh"

catalog='https://raw.githubusercontent.com/datreeio/CRDs-catalog/main/{{.Group}}/{{.ResourceKind}}_{{.ResourceAPIVersion}}.json'
SCHEMAS=${SCHEMAS-$catalog}

schemas() {
  have kubeconform || return 0
  need_rendered
  set -- -strict -summary -kubernetes-version 1.36.0 -skip CustomResourceDefinition
  set -- "$@" -schema-location 'ci/schemas/{{.Group}}/{{.ResourceKind}}_{{.ResourceAPIVersion}}.json'
  set -- "$@" -schema-location "${KUBERNETES_SCHEMAS:-default}"
  if [ -n "$SCHEMAS" ]; then
    set -- "$@" -schema-location "$SCHEMAS"
  else
    set -- "$@" -ignore-missing-schemas
  fi
  kubeconform "$@" "$RENDERED"/root.yaml "$RENDERED"/*/*.yaml phases/*/probes/*.yaml
}

bootstrap() {
  if have helmfile; then
    helmfile --file bootstrap/helmfile.yaml.gotmpl template >"$work/bootstrap.yaml"
  fi
}

[ $# -gt 0 ] || set -- schemas helmfile
for part in "$@"; do
  case $part in
    schemas) schemas ;;
    helmfile) bootstrap ;;
    *) fail "there is no part \"$part\"; there are schemas and helmfile." ;;
  esac
done
