/** `btrfs.sh` on real file systems. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { hostObstacle, startHost, type FileSystem, type Host } from './host.ts';

const obstacle = hostObstacle();
if (obstacle !== undefined) process.stderr.write(`The suites about hosts are skipped: ${obstacle}.\n`);

const mounted = '/var/lib/longhorn';

describe.skipIf(obstacle !== undefined)('btrfs.sh', () => {
  let host: Host;

  beforeEach(async () => {
    host = await startHost();
  });

  afterEach(() => host.end());

  function words(device: string, fs: FileSystem = 'btrfs'): readonly string[] {
    return ['--path', mounted, '--device', device, '--fs', fs];
  }

  const run = (...args: readonly string[]) => host.script('btrfs.sh', args);
  const rehearse = (...args: readonly string[]) => host.script('btrfs.sh', [...args, '--dry-run']);

  const wanted = [
    ['btrfs', ['btrfs', 'compress=zstd:1', 'noatime', 'space_cache=v2', 'subvol=/@longhorn']],
    ['xfs', ['xfs', 'noatime']],
    ['ext4', ['ext4', 'noatime']],
  ] as const;

  test.each(wanted)('mounts %s as %j; its rehearsal says what it runs and changes nothing', async (fs, has) => {
    const args = words(await host.disk('lab', fs), fs);
    const before = await host.state();
    const rehearsal = await rehearse(...args);
    expect(rehearsal).toMatchObject({ exitCode: 0, err: '' });
    expect(await host.state()).toBe(before);

    const real = await run(...args);
    expect(real).toMatchObject({ exitCode: 0 });
    expect(real.ran).toEqual(rehearsal.ran);
    expect(real.ran.length).toBeGreaterThan(5);
    const is = await host.command('findmnt', '--noheadings', '--output', 'FSTYPE,OPTIONS', mounted);
    expect(is.trim().split(/[\s,]+/)).toEqual(expect.arrayContaining([...has]));
    await host.command('touch', `${mounted}/written`);
  });

  test.each(wanted)('changes nothing the second time: %s', async (fs) => {
    const args = words(await host.disk('lab', fs), fs);
    await run(...args);
    const after = await host.state();
    expect(await run(...args)).toMatchObject({ exitCode: 0, ran: [] });
    expect(await rehearse(...args)).toMatchObject({ exitCode: 0, ran: [] });
    expect(await host.state()).toBe(after);
  });

  test('mounts it again after a start of the host, by /etc/fstab alone', async () => {
    await run(...words(await host.disk('lab', 'btrfs')));
    await host.command('touch', `${mounted}/written`);
    await host.command('umount', mounted);
    await host.command('mount', '--all');
    expect(await host.command('ls', mounted)).toBe('written\n');
  });

  test('the path takes no files without its disk', async () => {
    await run(...words(await host.disk('lab', 'btrfs')));
    await host.command('umount', mounted);
    await expect(host.command('touch', `${mounted}/lost`)).rejects.toThrow('Operation not permitted');
  });

  test('keeps /etc/fstab as it was beside the new one, and adds one line', async () => {
    await run(...words(await host.disk('lab', 'ext4'), 'ext4'));
    expect(await host.read('/etc/fstab.before-longhorn')).toBe('# the host itself\n');
    expect(await host.read('/etc/fstab')).toMatch(
      /^# the host itself\nUUID=[0-9a-f-]{36} \/var\/lib\/longhorn ext4 noatime 0 0\n$/,
    );
  });

  test('uses a subvolume that is there, with what it holds', async () => {
    const device = await host.disk('lab', 'btrfs');
    await run(...words(device));
    await host.command('touch', `${mounted}/kept`);
    await host.command('umount', mounted);
    await host.write('/etc/fstab', '');
    await host.command('chattr', '-i', mounted);
    const again = await run(...words(device));
    expect(again.exitCode).toBe(0);
    expect(again.ran.filter((line) => line.includes('subvolume'))).toEqual([]);
    expect(await host.command('ls', mounted)).toBe('kept\n');
  });

  test('goes on after a run that was killed with the disk mounted above', async () => {
    const device = await host.disk('lab', 'btrfs');
    await host.command('mkdir', '/run/longhorn-top');
    await host.command('mount', '-o', 'subvolid=5,compress=zstd:1,noatime,space_cache=v2', device, '/run/longhorn-top');
    const rehearsal = await rehearse(...words(device));
    const real = await run(...words(device));
    expect(real).toMatchObject({ exitCode: 0, ran: rehearsal.ran });
    expect(real.ran[0]).toBe('+ umount /run/longhorn-top');
    await expect(host.command('ls', '/run/longhorn-top')).rejects.toThrow('No such file');
  });

  test('ends what dpkg has left half done, before it installs', async () => {
    const device = await host.disk('lab', 'ext4');
    await host.command('sh', '-c', 'echo broken >"$PLAY/audit"');
    const { ran } = await run(...words(device, 'ext4'));
    const about = ran.filter((line) => /dpkg|apt-get/.test(line));
    expect(about).toEqual([
      '+ dpkg --configure -a',
      '+ apt-get update',
      '+ apt-get install --yes --no-install-recommends open-iscsi nfs-common cryptsetup dmsetup',
    ]);
  });
});
