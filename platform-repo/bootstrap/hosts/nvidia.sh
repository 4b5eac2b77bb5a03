#!/usr/bin/env bash
# Installs what containers need to use an NVIDIA card: the driver with open kernel modules, and the container toolkit.
# A driver that is there is left as it is. Debian and Ubuntu only; it never restarts the host.
#
#   nvidia.sh [--driver PACKAGE] [--dry-run]
#
# PACKAGE is the one of your distribution, for example nvidia-driver-580-open. Cards of the RTX 50 series need 570 or
# newer, and the open modules.
set -euo pipefail

driver='' dry_run=false

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

# append FILE LINE: adds a line to a file that has not got it.
append() {
  printf '+ echo %q >> %q\n' "$2" "$1"
  "$dry_run" || printf '%s\n' "$2" >>"$1"
}

while [ $# -gt 0 ]; do
  case $1 in
    --driver)
      [ $# -ge 2 ] || usage
      driver=$2
      shift 2
      ;;
    --dry-run)
      dry_run=true
      shift
      ;;
    *) usage ;;
  esac
done
[ -z "$driver" ] || [[ $driver =~ ^nvidia-[a-z0-9.-]+$ ]] || usage

[ "$(id -u)" -eq 0 ] || refuse "only root can install a driver; run it with sudo"
command -v apt-get >/dev/null || refuse "this host has no apt-get; install the driver and nvidia-container-toolkit by its own means"

# By the vendor's number, so that it works without lspci and before any driver.
grep -qsx 0x10de /sys/bus/pci/devices/*/vendor || refuse "this host has no NVIDIA device"

export DEBIAN_FRONTEND=noninteractive
if [ -r /proc/driver/nvidia/version ]; then
  loaded=$(head -n 1 /proc/driver/nvidia/version)
  case $loaded in
    *Open\ Kernel*) echo "driver: $loaded" ;;
    *) echo "differs: the driver has no open kernel modules, which cards of the RTX 50 series need: $loaded" ;;
  esac
elif [ -n "$driver" ]; then
  if dpkg-query --show --showformat '${db:Status-Status}' "$driver" 2>/dev/null | grep -qx installed; then
    refuse "$driver is installed and not loaded; restart the host, then run this again"
  fi
  # What a run that was killed has left half done.
  [ -z "$(dpkg --audit)" ] || run dpkg --configure -a
  run apt-get update
  run apt-get install --yes "$driver"
  echo "restart the host, then run this again"
else
  refuse "no driver is loaded; name one with --driver, for example nvidia-driver-580-open"
fi

keyring=/usr/share/keyrings/nvidia-container-toolkit.asc
list=/etc/apt/sources.list.d/nvidia-container-toolkit.list
entry="deb [signed-by=$keyring] https://nvidia.github.io/libnvidia-container/stable/deb/\$(ARCH) /"
if ! command -v nvidia-container-runtime >/dev/null; then
  if [ ! -e "$list" ]; then
    run curl --fail --silent --show-error --location --output "$keyring" https://nvidia.github.io/libnvidia-container/gpgkey
    append "$list" "$entry"
  fi
  run apt-get update
  run apt-get install --yes nvidia-container-toolkit
fi

# k3s looks for the runtime when it starts, and only then. Pods keep running through it.
config=/var/lib/rancher/k3s/agent/etc/containerd/config.toml
for unit in k3s k3s-agent; do
  if systemctl is-active --quiet "$unit" && ! grep -q nvidia "$config" 2>/dev/null; then
    run systemctl restart "$unit"
  fi
done
