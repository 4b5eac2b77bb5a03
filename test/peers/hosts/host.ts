/**
 * A host for the scripts of the template: a mount namespace with an /etc, /run, /var/lib and /dev of its own, disks that
 * are loop devices, and programs that play those which would change a real host beyond that.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import path from 'node:path';
import { execa, execaSync } from 'execa';
import { programs } from './programs.ts';

/** The scripts of the template. */
export const scripts: string = path.join(import.meta.dirname, '../../../platform-repo/bootstrap/hosts');

export type FileSystem = 'btrfs' | 'xfs' | 'ext4';

export interface Said {
  readonly exitCode: number | undefined;
  readonly out: string;
  readonly err: string;
  /** What it ran, or would run. */
  readonly ran: readonly string[];
}

export interface Host {
  /** Runs a script of `bootstrap/hosts`. */
  readonly script: (name: string, args: readonly string[], input?: string) => Promise<Said>;
  /** Runs a command of the host's own. */
  readonly command: (...argv: readonly string[]) => Promise<string>;
  /** A disk under `/dev/disk/by-id/NAME`, with a file system or without. */
  readonly disk: (name: string, fs: FileSystem | null) => Promise<string>;
  readonly read: (file: string) => Promise<string>;
  readonly write: (file: string, text: string) => Promise<void>;
  /** What `programs` were asked to do, a line each. */
  readonly asked: () => Promise<readonly string[]>;
  /** All that a script could have changed: files with their sums and attributes, mounts, and what was asked. */
  readonly state: () => Promise<string>;
  readonly end: () => Promise<void>;
}

/** Why there can be none on this machine, as a clause; undefined when there can. */
export function hostObstacle(): string | undefined {
  if (process.platform !== 'linux') return 'mount namespaces are a thing of Linux';
  if (userInfo().uid !== 0) return 'only root can mount';
  const missing = ['mkfs.btrfs', 'mkfs.xfs', 'mkfs.ext4', 'losetup', 'unshare', 'nsenter'].filter(
    (name) => execaSync('sh', ['-c', 'command -v -- "$1"', 'sh', name], { reject: false }).failed,
  );
  if (missing.length > 0) return `there is no ${missing.join(', ')}`;
  const loop = execaSync('losetup', ['--find'], { reject: false });
  if (loop.failed) return 'this system has no loop devices';
  const own = execaSync('unshare', ['--mount', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt'], { reject: false });
  return own.failed ? 'this system refuses a mount namespace' : undefined;
}

/**
 * Everything that a host has of its own. Its folders stand for those of the machine in its namespace alone, and all else
 * can only be read there.
 */
const setUp = `set -e
root=$1
mount --make-rprivate /
mount --bind "$root" "$root"
cd "$root"
mount -t tmpfs -o mode=755 tmpfs "$root/dev"
cp -a /dev/null /dev/zero /dev/full /dev/random /dev/urandom /dev/tty "$root/dev"
cp -a /dev/loop* "$root/dev"
ln -s /proc/self/fd "$root/dev/fd"
ln -s fd/0 "$root/dev/stdin"
ln -s fd/1 "$root/dev/stdout"
ln -s fd/2 "$root/dev/stderr"
mkdir -p "$root/dev/disk/by-id"
mount --bind "$root/etc" /etc
mount --bind "$root/run" /run
mount --bind "$root/lib" /var/lib
mount --bind "$root/module" /sys/module
mount --bind "$root/pci" /sys/bus/pci/devices
mount --bind "$root/driver" /proc/driver
mount --bind "$root/keyrings" /usr/share/keyrings
mount --rbind "$root/dev" /dev
mount -o remount,bind,ro /
echo ready
exec cat`;

const folders = 'dev etc run lib module pci driver keyrings tmp bin play/units play/packages disks'.split(' ');

/** What programs need of /etc. */
const settings = ['passwd', 'group', 'nsswitch.conf', 'ld.so.cache', 'alternatives', 'mtab', 'mke2fs.conf'];

export async function startHost(): Promise<Host> {
  const root = await mkdtemp(path.join(tmpdir(), 'slipway-host-'));
  for (const folder of folders) await mkdir(path.join(root, folder), { recursive: true });
  await execa('sh', ['-c', `cd /etc && cp -a -- ${settings.join(' ')} "$0"`, path.join(root, 'etc')]);
  for (const folder of ['modules-load.d', 'apt/sources.list.d'])
    await mkdir(path.join(root, 'etc', folder), { recursive: true });
  await writeFile(path.join(root, 'etc/fstab'), '# the host itself\n');
  for (const [name, text] of Object.entries(programs)) {
    const file = path.join(root, 'bin', name);
    await writeFile(file, text);
    await chmod(file, 0o755);
  }
  const holder = spawn('unshare', ['--mount', 'sh', '-c', setUp, 'sh', root], { stdio: ['pipe', 'pipe', 'inherit'] });
  await ready(holder);
  const environment = {
    PATH: `${path.join(root, 'bin')}:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin`,
    LC_ALL: 'C',
    PLAY: path.join(root, 'play'),
    TMPDIR: path.join(root, 'tmp'),
  };
  const inside = (argv: readonly string[], input = '') =>
    execa('nsenter', ['--mount', `--target=${holder.pid ?? 0}`, '--', ...argv], {
      input,
      extendEnv: false,
      env: environment,
      reject: false,
      stripFinalNewline: false,
    });
  const loops: string[] = [];
  const asked = async (): Promise<readonly string[]> =>
    (await readFile(path.join(root, 'play/asked'), 'utf8').catch(() => '')).split('\n').slice(0, -1);
  return {
    script: async (name, args, input) => {
      const file = path.join(scripts, name);
      const { exitCode, stdout, stderr } = await inside(['bash', file, ...args], input);
      return { exitCode, out: stdout, err: stderr, ran: stdout.split('\n').filter((line) => line.startsWith('+')) };
    },
    command: async (...argv) => {
      const { failed, stdout, stderr } = await inside(argv);
      if (failed) throw new Error(`${argv.join(' ')}: ${stderr}`);
      return stdout;
    },
    disk: async (name, fs) => {
      const image = path.join(root, 'disks', name);
      await writeFile(image, '');
      await truncate(image, 320 * 1024 * 1024);
      if (fs !== null) await execa(`mkfs.${fs}`, ['-q', image]);
      const { stdout } = await execa('losetup', ['--find', '--show', image]);
      loops.push(stdout);
      const { rdev } = await numbersOf(stdout);
      await inside(['sh', '-c', '[ -b "$0" ] || mknod "$0" b "$1" "$2"', stdout, ...rdev]);
      const id = `/dev/disk/by-id/${name}`;
      await inside(['ln', '-s', stdout, id]);
      return id;
    },
    read: async (file) => (await inside(['cat', '--', file])).stdout,
    write: async (file, text) => {
      const { failed, stderr } = await inside(['sh', '-c', 'mkdir -p "${0%/*}" && cat >"$0"', file], text);
      if (failed) throw new Error(`${file}: ${stderr}`);
    },
    asked,
    state: async () => {
      const { stdout } = await inside(['sh', '-c', look]);
      return `${stdout}${(await asked()).join('\n')}`;
    },
    end: async () => {
      // Its mounts go with the namespace, and the hold on the disks with them.
      holder.stdin?.end();
      await exited(holder);
      await execa('chattr', ['-R', '-f', '-i', path.join(root, 'lib')], { reject: false });
      for (const loop of loops) await execa('losetup', ['--detach', loop], { reject: false });
      await rm(root, { recursive: true, force: true });
    },
  };
}

/** Where mkfs and others keep a cache counts for nothing, and which subvolume is at the path does. */
const look = `find /etc /run /var/lib /usr/share/keyrings -xdev -not -path "/run/blkid*" -not -path "/run/mount*" -printf "%y %m %p %l\\n" | sort
find /etc /run /var/lib /usr/share/keyrings -xdev -type f -not -path "/run/blkid*" -not -path "/run/mount*" -exec sha256sum {} + | sort -k 2
lsattr -d /var/lib/longhorn 2>/dev/null
findmnt --noheadings --list --output TARGET,SOURCE,FSTYPE,OPTIONS | sort
ls /sys/module`;

async function numbersOf(device: string): Promise<{ readonly rdev: readonly [string, string] }> {
  const { stdout } = await execa('stat', ['--format', '%Hr %Lr', device]);
  const [major = '', minor = ''] = stdout.split(' ');
  return { rdev: [major, minor] };
}

function ready(holder: ChildProcess): Promise<void> {
  return new Promise((done, fail) => {
    holder.once('exit', () => fail(new Error('The host did not start.')));
    holder.stdout?.once('data', () => done());
  });
}

function exited(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((done) => child.once('exit', () => done()));
}
