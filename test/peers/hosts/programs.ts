/**
 * Programs that play those of a real host. What they are asked for stands in `$PLAY/asked`, and what they remember in
 * files beside it: `packages/NAME` is installed, `units/NAME` is enabled and runs, `processes` are running.
 */
function playing(body: string): string {
  return `#!/bin/sh\nname=\${0##*/}\nasked() { echo "$name $*" >>"$PLAY/asked"; }\n${body}\n`;
}

/** What would erase a disk. It is never to be asked for, and says no. */
const erasing = playing('asked "$@"\nexit 1');

export const programs: Readonly<Record<string, string>> = {
  systemctl: playing(`case $1 in
  is-enabled | is-active) for unit in "$@"; do :; done; [ -e "$PLAY/units/$unit" ]; exit ;;
esac
asked "$@"
[ "$1" = enable ] || [ "$1" = restart ] || exit 0
for unit in "$@"; do :; done
: >"$PLAY/units/$unit"
# k3s looks for the runtime when it starts.
config=/var/lib/rancher/k3s/agent/etc/containerd/config.toml
case $unit in
  k3s | k3s-agent) mkdir -p "\${config%/*}" && command -v nvidia-container-runtime >"$config" || : ;;
esac`),
  modprobe: playing('asked "$@"\nmkdir -p "/sys/module/$1"'),
  'dpkg-query': playing('for package in "$@"; do :; done\n[ -e "$PLAY/packages/$package" ] && printf installed'),
  dpkg: playing('[ "$1" = --audit ] && { cat "$PLAY/audit" 2>/dev/null; exit 0; }\nasked "$@"\nrm -f "$PLAY/audit"'),
  'apt-get': playing(`asked "$@"
[ "$1" = install ] || exit 0
for package in "$@"; do
  case $package in install | --*) ;; *) : >"$PLAY/packages/$package" ;; esac
  [ "$package" != nvidia-container-toolkit ] || ln -s /bin/true "$PLAY/../bin/nvidia-container-runtime"
done`),
  ping: playing('for peer in "$@"; do :; done\n! grep -qxF -e "$peer" "$PLAY/silent" 2>/dev/null'),
  ss: playing('cat "$PLAY/listening" 2>/dev/null'),
  ip: playing('echo "eth0 UP 10.0.0.1/24"'),
  timedatectl: playing('echo yes'),
  pgrep: playing('exec 2>/dev/null\ngrep -qxE -e "$2" "$PLAY/processes"'),
  mkfs: erasing,
  'mkfs.btrfs': erasing,
  'mkfs.xfs': erasing,
  'mkfs.ext4': erasing,
  parted: erasing,
  sgdisk: erasing,
  wipefs: playing('case " $* " in *" -a "* | *" --all "*) asked "$@"; exit 1 ;; esac\nexec /usr/sbin/wipefs "$@"'),
  // The installer of k3s: it writes a program and its unit, as the real one does.
  curl: playing(`asked "$@"
while [ "$1" != --output ]; do shift; done
cat >"$2" <<'END'
unit=k3s
[ "$1" = agent ] && unit=k3s-agent
echo "installer $1 $INSTALL_K3S_VERSION" >>"$PLAY/asked"
mkdir -p /etc/systemd/system
: >"/etc/systemd/system/$unit.service"
: >"$PLAY/units/$unit"
cat >"$PLAY/../bin/k3s" <<PROGRAM
#!/bin/sh
echo "k3s version $INSTALL_K3S_VERSION (abcdef)"
PROGRAM
chmod +x "$PLAY/../bin/k3s"
END`),
};
