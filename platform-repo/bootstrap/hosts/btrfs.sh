#!/usr/bin/env bash
# Mounts the disk for Longhorn at its path, with what Longhorn needs on a host. On btrfs in a subvolume of its own.
# It makes no file system: a disk without one is refused, with the command to run.
#
#   btrfs.sh --path DIR --device /dev/disk/by-id/ID [--fs btrfs|xfs|ext4] [--dry-run]
set -euo pipefail

subvolume='@longhorn'
path='' device='' fs=btrfs dry_run=false

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
    --path | --device | --fs)
      [ $# -ge 2 ] || usage
      case $1 in
        --path) path=$2 ;;
        --device) device=$2 ;;
        --fs) fs=$2 ;;
      esac
      shift 2
      ;;
    --dry-run)
      dry_run=true
      shift
      ;;
    *) usage ;;
  esac
done
[ -n "$path" ] && [ -n "$device" ] || usage

# The first mount of a btrfs decides about compression for all of it.
case $fs in
  btrfs) options='compress=zstd:1,noatime,space_cache=v2' ;;
  xfs | ext4) options='noatime' ;;
  *) usage ;;
esac

[ "$(id -u)" -eq 0 ] || refuse "only root can mount; run it with sudo"
[[ $path =~ ^/[A-Za-z0-9._/-]+$ && $path != *..* ]] || refuse "$path is no plain absolute path"
[[ $device == /dev/disk/by-id/* ]] || refuse "$device is no /dev/disk/by-id/ path; other names change between starts"
[ -b "$device" ] || refuse "$device is not there"

[ "$fs" != btrfs ] || command -v btrfs >/dev/null || refuse "btrfs is not installed: apt-get install btrfs-progs"

type=$(blkid --probe --match-tag TYPE --output value "$device" || true)
uuid=$(blkid --probe --match-tag UUID --output value "$device" || true)
if [ -z "$type" ]; then
  [ -z "$(wipefs --noheadings "$device")" ] || refuse "$device holds something that is no file system; look at it with wipefs $device"
  refuse "$device holds no file system; make one yourself, it erases the disk: mkfs.$fs -L longhorn $device"
fi
[ "$type" = "$fs" ] || refuse "$device holds $type, not $fs"
[ -n "$uuid" ] || refuse "$device has no UUID"
others=$(wipefs --noheadings --output TYPE "$device" | grep -vx "$fs" | sort -u | paste -s -d ' ' || true)
[ -z "$others" ] || refuse "$device holds signatures of $others besides $fs; look at it with wipefs $device"

# has_options TEXT: whether mount options hold all of ours.
has_options() {
  local option
  for option in ${options//,/ }; do
    [[ ,$1, == *",$option,"* ]] || return 1
  done
}

entry="UUID=$uuid $path $fs $options 0 0"
[ "$fs" = btrfs ] && entry="UUID=$uuid $path $fs subvol=$subvolume,$options 0 0"
listed=$(awk -v path="$path" '!/^[ \t]*#/ && $2 == path' /etc/fstab)
[ -z "$listed" ] || [ "$listed" = "$entry" ] || refuse "/etc/fstab mounts $path in another way: $listed"

mounted=$(findmnt --noheadings --output UUID --mountpoint "$path" || true)
if [ -n "$mounted" ]; then
  [ "$mounted" = "$uuid" ] || refuse "another file system is mounted at $path: $mounted"
  is=$(findmnt --noheadings --output OPTIONS --mountpoint "$path")
  has_options "$is" || refuse "$path is mounted with $is; wanted are $options"
  [ "$fs" != btrfs ] || [[ ,$is, == *",subvol=/$subvolume,"* ]] || refuse "$path is mounted with $is; wanted is subvol=/$subvolume"
  [ -n "$listed" ] || refuse "$path is mounted, but not by /etc/fstab; add this line yourself: $entry"
else
  # The kernel keeps 15 letters of a name: longhorn-manager, longhorn-instance-manager.
  if pgrep -x 'longhorn-manage|longhorn-instan' >/dev/null; then
    refuse "Longhorn is running here; its data would be hidden under the new mount"
  fi
  if [ -d "$path" ] && [ -n "$(ls -A "$path")" ]; then
    refuse "$path is not empty; its files would be hidden under the new mount"
  fi
  elsewhere=$(findmnt --noheadings --output TARGET,OPTIONS --source "UUID=$uuid" || true)
  if [ -n "$elsewhere" ]; then
    while read -r target is; do
      has_options "$is" || refuse "this file system is mounted at $target already, with $is; a second mount takes those, not $options"
    done <<<"$elsewhere"
  fi
fi

missing=()
for package in open-iscsi nfs-common cryptsetup dmsetup; do
  dpkg-query --show --showformat '${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed || missing+=("$package")
done
if [ ${#missing[@]} -gt 0 ] && ! command -v apt-get >/dev/null; then
  refuse "this host has no apt-get; install by its own means: ${missing[*]}"
fi

# has_subvolume: whether it is there, read from the disk itself: nothing has to be mounted for it.
has_subvolume() {
  btrfs inspect-internal dump-tree --tree root "$device" |
    grep -E "^[[:space:]]+root ref key dirid 256 .* name $subvolume\$" >/dev/null
}

if [ -z "$mounted" ]; then
  top=/run/longhorn-top
  if mountpoint --quiet "$top"; then
    # Left behind by a run that was killed.
    run umount "$top"
  fi
  if [ "$fs" = btrfs ] && ! has_subvolume; then
    # A subvolume is made from above it. Mounted with our options, so that they are the first ones.
    run mkdir -p "$top"
    run mount -o "subvolid=5,$options" "UUID=$uuid" "$top"
    "$dry_run" || trap 'umount "$top" && rmdir "$top"' EXIT
    run btrfs subvolume create "$top/$subvolume"
    run umount "$top"
    run rmdir "$top"
    trap - EXIT
  fi
  [ -d "$path" ] || run mkdir -p "$path"
  # Without its disk the path must refuse files, not fill the disk of the system.
  run chattr +i "$path"
  if [ -z "$listed" ]; then
    run cp --preserve --no-clobber /etc/fstab /etc/fstab.before-longhorn
    append /etc/fstab "$entry"
  fi
  run systemctl daemon-reload
  run mount "$path"
fi

export DEBIAN_FRONTEND=noninteractive
if [ ${#missing[@]} -gt 0 ]; then
  # What a run that was killed has left half done.
  [ -z "$(dpkg --audit)" ] || run dpkg --configure -a
  run apt-get update
  run apt-get install --yes --no-install-recommends "${missing[@]}"
fi
if ! systemctl is-enabled --quiet iscsid 2>/dev/null; then
  run systemctl enable --now iscsid
fi
if [ ! -d /sys/module/iscsi_tcp ]; then
  run modprobe iscsi_tcp
fi
if [ ! -e /etc/modules-load.d/longhorn.conf ]; then
  append /etc/modules-load.d/longhorn.conf iscsi_tcp
fi

echo "$path is mounted: $(findmnt --noheadings --output FSTYPE,OPTIONS --mountpoint "$path" || echo 'not yet')"
