/** The script for the card, and the one that only looks. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { hostObstacle, startHost, type Host } from './host.ts';

describe.skipIf(hostObstacle() !== undefined)('on a host', () => {
  let host: Host;

  beforeEach(async () => {
    host = await startHost();
  });

  afterEach(() => host.end());

  describe('nvidia.sh', () => {
    const args = ['--driver', 'nvidia-driver-580-open'];
    const run = () => host.script('nvidia.sh', args);
    const rehearse = () => host.script('nvidia.sh', [...args, '--dry-run']);
    const card = () => host.write('/sys/bus/pci/devices/0000:01:00.0/vendor', '0x10de\n');
    const driver = (kind: string) =>
      host.write('/proc/driver/nvidia/version', `NVRM version: NVIDIA UNIX ${kind} 580.1\n`);

    test('leaves a host without a card alone', async () => {
      const before = await host.state();
      expect(await run()).toMatchObject({ exitCode: 1, ran: [], err: 'refused: this host has no NVIDIA device\n' });
      expect(await host.state()).toBe(before);
    });

    test('installs driver and toolkit as its rehearsal says, and wants a restart then', async () => {
      await card();
      const before = await host.state();
      const rehearsal = await rehearse();
      expect(rehearsal).toMatchObject({ exitCode: 0, err: '' });
      expect(await host.state()).toBe(before);
      const real = await run();
      expect(real).toMatchObject({ exitCode: 0, out: rehearsal.out, err: '' });
      expect(await host.asked()).toContain('apt-get install --yes nvidia-driver-580-open');
      const after = await host.state();
      expect(await run()).toMatchObject({
        exitCode: 1,
        ran: [],
        err: 'refused: nvidia-driver-580-open is installed and not loaded; restart the host, then run this again\n',
      });
      expect(await host.state()).toBe(after);
    });

    test('leaves a driver alone, restarts k3s for the toolkit, and changes nothing the second time', async () => {
      await card();
      await driver('Open Kernel Module');
      await host.command('sh', '-c', ': >"$PLAY/units/k3s"');
      const rehearsal = await rehearse();
      const real = await run();
      expect(real).toMatchObject({ exitCode: 0, out: rehearsal.out });
      expect(real.ran.at(-1)).toBe('+ systemctl restart k3s');
      expect(real.ran.join('\n')).not.toContain('nvidia-driver');
      const after = await host.state();
      for (const again of [await rehearse(), await run()])
        expect(again).toMatchObject({ exitCode: 0, ran: [], err: '' });
      expect(await host.state()).toBe(after);
    });

    test('says that the closed driver differs, and leaves it', async () => {
      await card();
      await driver('Kernel Module');
      expect((await run()).out).toMatch(/^differs: the driver has no open kernel modules/m);
    });
  });

  describe('preflight.sh', () => {
    const args = ['--role', 'server', '--address', '10.0.0.1', '--path', '/var/lib/longhorn', '--fs', 'ext4'];
    const run = (...more: readonly string[]) => host.script('preflight.sh', [...args, ...more]);

    test('says of a host that is ready what fits and what the other scripts will do', async () => {
      const device = await host.disk('lab', 'ext4');
      const before = await host.state();
      const said = await run('--device', device, '--peer', '10.0.0.2');
      expect(said).toMatchObject({ exitCode: 0, err: '' });
      expect(said.out).toContain(`ok       ${device} holds ext4\n`);
      expect(said.out).toContain('ok       10.0.0.2 answers\n');
      expect(said.out).toContain('differs  k3s is not installed\n');
      expect(await host.state()).toBe(before);
    });

    test.each<readonly [string, () => Promise<unknown>, readonly string[], RegExp]>([
      [
        'another address',
        async () => undefined,
        ['--address', '10.0.0.9'],
        /^stop {5}no interface of this host has the address 10\.0\.0\.9$/m,
      ],
      [
        'a port that is taken',
        () => host.command('sh', '-c', 'echo x >"$PLAY/listening"'),
        [],
        /^stop {5}port 6443 is taken/m,
      ],
      [
        'a silent peer',
        () => host.command('sh', '-c', 'echo 10.0.0.2 >"$PLAY/silent"'),
        ['--peer', '10.0.0.2'],
        /^stop {5}10\.0\.0\.2 does not answer$/m,
      ],
      [
        'a path that is not empty',
        () => host.write('/var/lib/longhorn/a', ''),
        [],
        /^stop {5}\/var\/lib\/longhorn is not empty/m,
      ],
      [
        'a device by another name',
        async () => undefined,
        ['--device', '/dev/sda'],
        /^stop {5}\/dev\/sda is no \/dev\/disk\/by-id\/ path/m,
      ],
      [
        'multipathd',
        () => host.command('sh', '-c', ': >"$PLAY/units/multipathd"'),
        [],
        /^stop {5}multipathd is active/m,
      ],
    ])('stops at %s, changes nothing, and ends with why', async (_, prepare, more, line) => {
      await prepare();
      const before = await host.state();
      const said = await run(...more);
      expect(said).toMatchObject({ exitCode: 1, out: expect.stringMatching(line) });
      expect(said.err).toMatch(
        /refused: \d+ of these findings have to be looked at first; their lines begin with stop\n$/,
      );
      expect(await host.state()).toBe(before);
    });
  });
});
