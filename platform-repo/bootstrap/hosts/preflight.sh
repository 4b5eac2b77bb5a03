#!/usr/bin/env bash
# Says what of this host fits the platform, what differs and what stands in the way. It changes nothing.
#
#   preflight.sh --role server|agent --address IP --path DIR --fs btrfs|xfs|ext4
#                [--device /dev/disk/by-id/ID] [--peer IP]... [--gpu] [--dry-run]
#
# One line a finding: "ok", "differs" (another script mends it) or "stop" (look at it first). Exit 1 when there is a stop.
set -euo pipefail

role='' address='' path='' fs='' device='' gpu=false dry_run=false
peers=()
stops=0

usage() {
  sed -n -e '2,/^set /{/^set /d;s/^# \{0,1\}//p}' "$0" >&2
  exit 2
}

while [ $# -gt 0 ]; do
  case $1 in
    --role | --address | --path | --fs | --device | --peer)
      [ $# -ge 2 ] || usage
      case $1 in
        --role) role=$2 ;;
        --address) address=$2 ;;
        --path) path=$2 ;;
        --fs) fs=$2 ;;
        --device) device=$2 ;;
        --peer) peers+=("$2") ;;
      esac
      shift 2
      ;;
    --gpu)
      gpu=true
      shift
      ;;
    --dry-run)
      dry_run=true
      shift
      ;;
    *) usage ;;
  esac
done
[ -n "$address" ] && [ -n "$path" ] || usage
case $role in server | agent) ;; *) usage ;; esac
case $fs in btrfs | xfs | ext4) ;; *) usage ;; esac

if "$dry_run"; then
  echo "would look at: address, ports, swap, firewall, file system at $path, iSCSI, multipathd, k3s, the card"
  exit 0
fi

ok() { echo "ok       $*"; }
differs() { echo "differs  $*"; }
stop() {
  echo "stop     $*"
  stops=$((stops + 1))
}

if ip -brief -4 address | grep -qwF "$address"; then
  ok "the host has the address $address"
else
  stop "no interface of this host has the address $address"
fi

if command -v timedatectl >/dev/null && [ "$(timedatectl show --property NTPSynchronized --value)" = yes ]; then
  ok "the clock is synchronised"
else
  differs "the clock is not synchronised by NTP; certificates and tokens depend on it"
fi

ports='10250'
[ "$role" = server ] && ports='80 443 2222 6443 10250'
if [ -e /etc/systemd/system/k3s.service ] || [ -e /etc/systemd/system/k3s-agent.service ]; then
  ok "k3s is installed: $(k3s --version | head -n 1)"
else
  differs "k3s is not installed"
  for port in $ports; do
    if ss -Hltn "sport = :$port" | grep -q .; then
      stop "port $port is taken by another program"
    fi
  done
fi

for unit in ufw firewalld; do
  if systemctl is-active --quiet "$unit"; then
    differs "$unit is active; it must let through 8472/udp and 10250/tcp between the hosts, 6443/tcp to the server, and pods and services"
  fi
done

for peer in ${peers[@]+"${peers[@]}"}; do
  if ping -c 1 -W 2 "$peer" >/dev/null 2>&1; then
    ok "$peer answers"
  else
    stop "$peer does not answer"
  fi
done

mounted=$(findmnt --noheadings --output FSTYPE,OPTIONS --mountpoint "$path" || true)
if [ -n "$mounted" ]; then
  case $mounted in
    "$fs "*) ok "$path is mounted: $mounted" ;;
    *) stop "$path is mounted as $mounted; platform.yaml says $fs" ;;
  esac
elif [ -d "$path" ] && [ -n "$(ls -A "$path")" ]; then
  stop "$path is not empty and no mount; look at what it holds"
else
  differs "nothing is mounted at $path"
fi

if [ -n "$device" ]; then
  case $device in
    /dev/disk/by-id/*) ;;
    *) stop "$device is no /dev/disk/by-id/ path; other names change between starts" ;;
  esac
  if [ ! -b "$device" ]; then
    stop "$device is not there"
  else
    type=$(blkid --probe --match-tag TYPE --output value "$device" || true)
    case $type in
      "$fs") ok "$device holds $fs" ;;
      '') differs "$device holds no file system; make one yourself: mkfs.$fs -L longhorn $device" ;;
      *) stop "$device holds $type, and platform.yaml says $fs" ;;
    esac
  fi
fi

if [ "$fs" = btrfs ]; then
  differs "Longhorn is tested on ext4 and xfs; btrfs is used at your own risk (docs/why-not.md)"
fi

if command -v iscsiadm >/dev/null; then
  ok "open-iscsi is installed"
else
  differs "open-iscsi is not installed"
fi
if systemctl is-active --quiet multipathd; then
  stop "multipathd is active and may take Longhorn's devices; disable it, or exclude them: blacklist { devnode \"^sd[a-z0-9]+\" }"
fi

if "$gpu"; then
  if [ -r /proc/driver/nvidia/version ]; then
    ok "driver: $(head -n 1 /proc/driver/nvidia/version)"
  else
    differs "no NVIDIA driver is loaded"
  fi
  if command -v nvidia-container-runtime >/dev/null; then
    ok "the NVIDIA container toolkit is installed"
  else
    differs "the NVIDIA container toolkit is not installed"
  fi
fi

if [ "$stops" -gt 0 ]; then
  echo "refused: $stops of these findings have to be looked at first; their lines begin with stop" >&2
  exit 1
fi
