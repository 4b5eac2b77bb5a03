#!/usr/bin/env bash
# Installs k3s as the server. What is installed already is compared and left as it is.
#
#   k3s-server.sh --name NAME --address IP --version vX.Y.Z+k3sN --pods CIDR --services CIDR --path DIR
#                 [--san NAME]... [--longhorn] [--gpu] [--dry-run]
set -euo pipefail

name='' address='' version='' pods='' services='' path='' longhorn=false gpu=false dry_run=false
sans=()
drop_in=/etc/systemd/system/k3s.service.d/longhorn.conf

usage() {
  sed -n -e '2,/^set /{/^set /d;s/^# \{0,1\}//p}' "$0" >&2
  exit 2
}

refuse() {
  echo "refused: $*" >&2
  exit 1
}

# run COMMAND...: runs it, or says it.
run() {
  printf '+'
  printf ' %q' "$@"
  printf '\n'
  "$dry_run" || "$@"
}

# agree FILE: refuses a file whose text is another one than stdin, and shows it against ours.
agree() {
  local text
  text=$(cat)
  # It may hold what nobody should read off a screen.
  [ ! -e "$1" ] || diff --unified --label "$1" --label wanted "$1" - <<<"$text" |
    sed -E 's/^(.*(token|secret|password|endpoint|auth)[a-z-]*: *).+/\1(hidden)/I' ||
    refuse "$1 is not what platform.yaml wants; nothing was changed"
}

# put FILE MODE: writes stdin to a file that is not there.
put() {
  local text
  text=$(cat)
  [ ! -e "$1" ] || return 0
  printf '+ install -D -m %s /dev/stdin %q <<...\n%s\n...\n' "$2" "$1" "$text"
  "$dry_run" || install -D -m "$2" /dev/stdin "$1" <<<"$text"
}

while [ $# -gt 0 ]; do
  case $1 in
    --name | --address | --version | --pods | --services | --path | --san)
      [ $# -ge 2 ] || usage
      case $1 in
        --name) name=$2 ;;
        --address) address=$2 ;;
        --version) version=$2 ;;
        --pods) pods=$2 ;;
        --services) services=$2 ;;
        --path) path=$2 ;;
        --san) sans+=("$2") ;;
      esac
      shift 2
      ;;
    --longhorn) longhorn=true && shift ;;
    --gpu) gpu=true && shift ;;
    --dry-run) dry_run=true && shift ;;
    *) usage ;;
  esac
done

# What goes into files that root reads, and nothing else.
[[ $name =~ ^[a-z0-9][a-z0-9.-]*$ ]] || usage
[[ $address =~ ^[0-9.]+$ ]] || usage
[[ $version =~ ^v[0-9]+\.[0-9]+\.[0-9]+\+k3s[0-9]+$ ]] || usage
[[ $pods =~ ^[0-9./]+$ && $services =~ ^[0-9./]+$ ]] || usage
[[ $path =~ ^/[A-Za-z0-9._/-]+$ ]] || usage
for san in ${sans[@]+"${sans[@]}"}; do
  [[ $san =~ ^[A-Za-z0-9.-]+$ ]] || usage
done

[ "$(id -u)" -eq 0 ] || refuse "only root can install k3s; run it with sudo"
[ ! -e /etc/systemd/system/k3s-agent.service ] || refuse "this host is a k3s agent already"

config() {
  cat <<END
node-name: $name
node-ip: $address
cluster-cidr: $pods
service-cidr: $services
tls-san:
  - $name
  - $address
END
  for san in ${sans[@]+"${sans[@]}"}; do
    echo "  - $san"
  done
  # local-storage would be a second default class, back at every start. Labels hold from the first start on only.
  cat <<END
write-kubeconfig-mode: "0600"
secrets-encryption: true
disable:
  - local-storage
kubelet-arg:
  - max-pods=200
node-label:
  - platform.home.arpa/role=core
  - svccontroller.k3s.cattle.io/enablelb=true
END
  "$longhorn" && echo '  - node.longhorn.io/create-default-disk=true'
  "$gpu" && echo '  - nvidia.com/gpu.present=true'
  return 0
}

# k3s starts after the mount, or Longhorn fills the disk of the system.
mounts() {
  cat <<END
[Unit]
RequiresMountsFor=$path
END
}

# Settings that a running k3s has never seen would take effect at some later start.
if command -v k3s >/dev/null && [ ! -e /etc/rancher/k3s/config.yaml ]; then
  refuse "k3s is installed without /etc/rancher/k3s/config.yaml; compare its arguments with what is wanted: $(echo && config)"
fi

if command -v k3s >/dev/null; then
  is=$(k3s --version | awk 'NR == 1 { print $3 }')
  [ "$is" = "$version" ] || refuse "k3s $is is installed, and platform.yaml says $version; docs/operations.md tells how to upgrade"
fi

config | agree /etc/rancher/k3s/config.yaml
mounts | agree "$drop_in"
config | put /etc/rancher/k3s/config.yaml 0600
[ -e "$drop_in" ] && reload=false || reload=true
mounts | put "$drop_in" 0644

# A program without its unit is what an installation that broke off leaves behind.
if command -v k3s >/dev/null && [ -e /etc/systemd/system/k3s.service ]; then
  if "$reload"; then
    run systemctl daemon-reload
  fi
  if ! systemctl is-active --quiet k3s || ! systemctl is-enabled --quiet k3s; then
    run systemctl enable --now k3s
  fi
else
  # The installer of the release itself, which checks the sum of what it downloads.
  installer=/run/k3s-install.sh
  run curl --fail --silent --show-error --location --output "$installer" \
    "https://raw.githubusercontent.com/k3s-io/k3s/${version/+/%2B}/install.sh"
  run sha256sum "$installer"
  run env INSTALL_K3S_VERSION="$version" sh "$installer" server
  run rm "$installer"
fi

echo "kubeconfig: /etc/rancher/k3s/k3s.yaml, with https://$address:6443 in place of https://127.0.0.1:6443"
