/** What `btrfs.sh` refuses, and that no script erases anything. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { hostObstacle, scripts, startHost, type FileSystem, type Host } from './host.ts';

const obstacle = hostObstacle();

const mounted = '/var/lib/longhorn';

describe.skipIf(obstacle !== undefined)('btrfs.sh', () => {
  let host: Host;

  beforeEach(async () => {
    host = await startHost();
  });

  afterEach(() => host.end());

  function words(device: string, fs: FileSystem = 'btrfs', at: string = mounted): readonly string[] {
    return ['--path', at, '--device', device, '--fs', fs];
  }

  const run = (...args: readonly string[]) => host.script('btrfs.sh', args);
  const rehearse = (...args: readonly string[]) => host.script('btrfs.sh', [...args, '--dry-run']);

  interface Refusal {
    readonly because: string;
    readonly fs?: FileSystem;
    readonly prepare: (device: string) => Promise<unknown>;
    readonly args?: (device: string) => readonly string[];
    readonly says: RegExp;
  }

  const refusals: readonly Refusal[] = [
    {
      because: 'the path is not empty',
      prepare: () => host.write(`${mounted}/volume`, 'data'),
      says: /^refused: \/var\/lib\/longhorn is not empty; its files would be hidden under the new mount$/m,
    },
    {
      because: 'Longhorn runs',
      prepare: () => host.command('sh', '-c', 'echo longhorn-manage >"$PLAY/processes"'),
      says: /^refused: Longhorn is running here/m,
    },
    {
      because: 'an instance manager of Longhorn runs',
      prepare: () => host.command('sh', '-c', 'echo longhorn-instan >"$PLAY/processes"'),
      says: /^refused: Longhorn is running here/m,
    },
    {
      because: 'the disk is mounted elsewhere with other options',
      prepare: async (device) => {
        await host.command('mkdir', '/run/elsewhere');
        await host.command('mount', '-o', 'compress=lzo', device, '/run/elsewhere');
      },
      says: /^refused: this file system is mounted at \/run\/elsewhere already, with \S+; a second mount takes those/m,
    },
    {
      because: 'it is mounted at the path with other options',
      prepare: async (device) => {
        await host.command('mkdir', mounted);
        await host.command('mount', '-o', 'compress=lzo', device, mounted);
      },
      says: /^refused: \/var\/lib\/longhorn is mounted with \S+; wanted are compress=zstd:1,noatime,space_cache=v2$/m,
    },
    {
      because: 'another subvolume is mounted at the path',
      prepare: async (device) => {
        await host.command('mkdir', mounted);
        await host.command('mount', '-o', 'compress=zstd:1,noatime,space_cache=v2', device, mounted);
      },
      says: /^refused: \/var\/lib\/longhorn is mounted with \S+; wanted is subvol=\/@longhorn$/m,
    },
    {
      because: 'another disk is mounted at the path',
      prepare: async () => {
        const other = await host.disk('other', 'ext4');
        await host.command('mkdir', mounted);
        await host.command('mount', other, mounted);
      },
      says: /^refused: another file system is mounted at \/var\/lib\/longhorn: /m,
    },
    {
      because: 'it is mounted as wanted, but not by /etc/fstab',
      prepare: async (device) => {
        await host.script('btrfs.sh', words(device));
        await host.write('/etc/fstab', '# without it\n');
      },
      says: /^refused: \/var\/lib\/longhorn is mounted, but not by \/etc\/fstab; add this line yourself: UUID=/m,
    },
    {
      because: '/etc/fstab mounts the path in another way',
      prepare: () => host.write('/etc/fstab', 'LABEL=data /var/lib/longhorn ext4 defaults 0 2\n'),
      says: /^refused: \/etc\/fstab mounts \/var\/lib\/longhorn in another way: LABEL=data/m,
    },
    {
      because: 'the disk holds another file system',
      fs: 'ext4',
      prepare: () => Promise.resolve(),
      says: /^refused: \S+ holds ext4, not btrfs$/m,
    },
    {
      because: 'the disk holds a foreign signature besides',
      // The mark of squashfs with its version, where no part of btrfs lies.
      prepare: async (device) => {
        await host.command('sh', '-c', 'printf hsqs | dd of="$0" conv=notrunc status=none', device);
        await host.command('sh', '-c', 'printf "\\004" | dd of="$0" bs=1 seek=28 conv=notrunc status=none', device);
      },
      says: /^refused: \S+ holds (something that is no file system|signatures of squashfs besides btrfs); look at it with wipefs/m,
    },
    {
      because: 'the device has another name',
      prepare: () => Promise.resolve(),
      args: () => words('/dev/sda'),
      says: /^refused: \/dev\/sda is no \/dev\/disk\/by-id\/ path; other names change between starts$/m,
    },
    {
      because: 'the device is not there',
      prepare: () => Promise.resolve(),
      args: () => words('/dev/disk/by-id/gone'),
      says: /^refused: \/dev\/disk\/by-id\/gone is not there$/m,
    },
    {
      because: 'the path is none',
      prepare: () => Promise.resolve(),
      args: (device) => words(device, 'btrfs', '/var/../etc'),
      says: /^refused: \/var\/\.\.\/etc is no plain absolute path$/m,
    },
  ];

  test.each(refusals)('refuses when $because, also in its rehearsal, and changes nothing', async (refusal) => {
    const { fs = 'btrfs', prepare, args = (name) => words(name), says } = refusal;
    const device = await host.disk('lab', fs);
    await prepare(device);
    const before = await host.state();
    for (const said of [await rehearse(...args(device)), await run(...args(device))]) {
      expect(said).toMatchObject({ exitCode: 1, ran: [], err: expect.stringMatching(says) });
    }
    expect(await host.state()).toBe(before);
  });

  test.each(['btrfs', 'xfs', 'ext4'] as const)('makes no %s by itself: it shows the command', async (fs) => {
    const device = await host.disk('lab', null);
    const before = await host.state();
    expect(await run(...words(device, fs))).toMatchObject({
      exitCode: 1,
      ran: [],
      err: `refused: ${device} holds no file system; make one yourself, it erases the disk: mkfs.${fs} -L longhorn ${device}\n`,
    });
    expect(await host.state()).toBe(before);
  });

  test('refuses a disk with partitions', async () => {
    const device = await host.disk('lab', null);
    // A table of partitions as DOS has it, with one of Linux.
    const entry = String.raw`\0\0\2\0\203\0\0\0\1\0\0\0\377\0\0\0`;
    for (const [offset, bytes] of [
      ['446', entry],
      ['510', String.raw`\125\252`],
    ] as const)
      await host.command(
        'sh',
        '-c',
        'printf "$2" | dd of="$0" bs=1 seek="$1" conv=notrunc status=none',
        device,
        offset,
        bytes,
      );
    expect(await run(...words(device))).toMatchObject({
      exitCode: 1,
      err: `refused: ${device} holds something that is no file system; look at it with wipefs ${device}\n`,
    });
  });

  test('wants to be root', async () => {
    const device = await host.disk('lab', 'btrfs');
    const said = await host.command(
      'setpriv',
      '--reuid=65534',
      'sh',
      '-c',
      'bash "$@" 2>&1 || true',
      'sh',
      path.join(scripts, 'btrfs.sh'),
      ...words(device),
      '--dry-run',
    );
    expect(said).toContain('refused: only root can mount; run it with sudo');
  });

  test.each([[[]], [['--path']], [['--path', '/a', '--device', 'b', '--fs', 'zfs']], [['--what']]])(
    'says how it is used to %j',
    async (args) => {
      const said = await run(...args);
      expect(said).toMatchObject({ exitCode: 2, out: '' });
      expect(said.err).toContain('btrfs.sh --path DIR --device /dev/disk/by-id/ID [--fs btrfs|xfs|ext4] [--dry-run]');
    },
  );
});

test.each(['preflight', 'btrfs', 'k3s-server', 'k3s-agent', 'nvidia'])(
  '%s.sh has no word that erases a disk, but in what it tells people to do',
  async (name) => {
    const text = await readFile(path.join(scripts, `${name}.sh`), 'utf8');
    const erasing = text
      .split('\n')
      .filter((line) => /\b(mkfs|wipefs|parted|sgdisk|sfdisk|fdisk|dd|shred|mkswap)\b/.test(line));
    expect(
      erasing.filter((line) => !/refuse "|differs "|^others=\$\(wipefs --noheadings --output TYPE/.test(line)),
    ).toEqual([]);
  },
);
