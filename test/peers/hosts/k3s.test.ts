/** The scripts that install k3s, with programs that play its installer. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { hostObstacle, startHost, type Host, type Said } from './host.ts';

const token = 'K10feedbeef::server:secret';

const server =
  '--name homelab --address 10.0.0.1 --version v1.36.4+k3s1 --pods 10.42.0.0/16 --services 10.43.0.0/16 --path /var/lib/longhorn --san homelab.home.arpa --longhorn --gpu'.split(
    ' ',
  );
const agent =
  '--name node2 --address 10.0.0.2 --server https://10.0.0.1:6443 --version v1.36.4+k3s1 --path /var/lib/longhorn --longhorn --gpu'.split(
    ' ',
  );

describe.skipIf(hostObstacle() !== undefined)('a script that installs', () => {
  let host: Host;

  beforeEach(async () => {
    host = await startHost();
  });

  afterEach(() => host.end());

  /** What it said besides the programs that it ran: sha256sum tells what was downloaded. */
  function ownOf({ out }: Said): string {
    return out.replaceAll(/^[0-9a-f]{64} {2}.*\n/gm, '');
  }

  describe.each([
    ['k3s-server.sh', server, '', 'server', 'k3s'],
    ['k3s-agent.sh', agent, `${token}\n`, 'agent', 'k3s-agent'],
  ] as const)('%s', (script, args, input, role, unit) => {
    const run = (...more: readonly string[]) => host.script(script, [...args, ...more], input);
    const rehearse = (...more: readonly string[]) => host.script(script, [...args, ...more, '--dry-run']);

    test('does what its rehearsal says, which changes nothing', async () => {
      const before = await host.state();
      const rehearsal = await rehearse();
      expect(rehearsal).toMatchObject({ exitCode: 0, err: '' });
      expect(await host.state()).toBe(before);
      const real = await run();
      expect(real).toMatchObject({ exitCode: 0, err: '' });
      expect(ownOf(real)).toBe(rehearsal.out);
      expect(await host.asked()).toEqual([
        'curl --fail --silent --show-error --location --output /run/k3s-install.sh https://raw.githubusercontent.com/k3s-io/k3s/v1.36.4%2Bk3s1/install.sh',
        `installer ${role} v1.36.4+k3s1`,
      ]);
      expect(await host.command('stat', '--format', '%a', '/etc/rancher/k3s/config.yaml')).toBe('600\n');
      expect(await host.read(`/etc/systemd/system/${unit}.service.d/longhorn.conf`)).toBe(
        '[Unit]\nRequiresMountsFor=/var/lib/longhorn\n',
      );
    });

    test('changes nothing the second time', async () => {
      await run();
      const after = await host.state();
      for (const again of [await rehearse(), await run()])
        expect(again).toMatchObject({ exitCode: 0, ran: [], err: '' });
      expect(await host.state()).toBe(after);
    });

    test('goes on where the download broke off', async () => {
      await host.command(
        'sh',
        '-c',
        'printf "#!/bin/sh\\nexit 22\\n" >"${PLAY%/play}/bin/off" && chmod +x "${PLAY%/play}/bin/off" && mv "${PLAY%/play}/bin/curl" "$PLAY/curl" && mv "${PLAY%/play}/bin/off" "${PLAY%/play}/bin/curl"',
      );
      expect((await run()).exitCode).toBe(22);
      await host.command('sh', '-c', 'mv "$PLAY/curl" "${PLAY%/play}/bin/curl"');
      const again = await run();
      expect(again).toMatchObject({ exitCode: 0 });
      expect(again.out).not.toContain('config.yaml');
      expect(await host.asked()).toContain(`installer ${role} v1.36.4+k3s1`);
    });

    test('starts what is installed and does not run', async () => {
      await run();
      await host.command('sh', '-c', `rm "$PLAY/units/${unit}"`);
      expect((await run()).ran).toEqual([`+ systemctl enable --now ${unit}`]);
    });

    test('leaves another release alone, and says how to upgrade', async () => {
      await run();
      const after = await host.state();
      const newer = args.map((arg) => arg.replace('v1.36.4+k3s1', 'v1.36.5+k3s1'));
      for (const more of [[], ['--dry-run']]) {
        expect(await host.script(script, [...newer, ...more], input)).toMatchObject({
          exitCode: 1,
          ran: [],
          err: expect.stringContaining('refused: k3s v1.36.4+k3s1 is installed, and platform.yaml says v1.36.5+k3s1'),
        });
      }
      expect(await host.state()).toBe(after);
    });

    test('shows settings that differ, without what is secret in them, and changes nothing', async () => {
      await host.write('/etc/rancher/k3s/config.yaml', 'token: geheim\nnode-name: other\n');
      const before = await host.state();
      for (const again of [await rehearse(), await run()]) {
        expect(again).toMatchObject({
          exitCode: 1,
          out: expect.stringMatching(/^-token: \(hidden\)\n-node-name: other$/m),
          err: 'refused: /etc/rancher/k3s/config.yaml is not what platform.yaml wants; nothing was changed\n',
        });
        expect(again.out).not.toContain('geheim');
      }
      expect(await host.state()).toBe(before);
    });

    test('writes nothing at all when the second of its files differs', async () => {
      await host.write(`/etc/systemd/system/${unit}.service.d/longhorn.conf`, '[Unit]\n');
      const before = await host.state();
      expect(await run()).toMatchObject({
        exitCode: 1,
        err: `refused: /etc/systemd/system/${unit}.service.d/longhorn.conf is not what platform.yaml wants; nothing was changed\n`,
      });
      expect(await host.state()).toBe(before);
    });

    test('leaves a k3s alone that was installed in another way', async () => {
      await run();
      await host.command('rm', '/etc/rancher/k3s/config.yaml');
      const before = await host.state();
      const again = await run();
      expect(again).toMatchObject({ exitCode: 1, ran: [] });
      expect(again.err).toMatch(/^refused: k3s is installed without \/etc\/rancher\/k3s\/config\.yaml/);
      expect(await host.state()).toBe(before);
    });

    test('leaves a host alone that has the other role', async () => {
      const other = unit === 'k3s' ? 'k3s-agent' : 'k3s';
      await host.write(`/etc/systemd/system/${other}.service`, '');
      const before = await host.state();
      expect(await run()).toMatchObject({
        exitCode: 1,
        ran: [],
        err: expect.stringMatching(/^refused: this host is a k3s \w+ already\n$/),
      });
      expect(await host.state()).toBe(before);
    });
  });

  test('the token of the server goes into a file for root, and is said nowhere', async () => {
    const real = await host.script('k3s-agent.sh', agent, `${token}\n`);
    expect(await host.read('/etc/rancher/k3s/token')).toBe(`${token}\n`);
    expect(await host.command('stat', '--format', '%a', '/etc/rancher/k3s/token')).toBe('600\n');
    expect(real.out + real.err + (await host.asked()).join('\n')).not.toContain('feedbeef');
  });

  test('no token is no start', async () => {
    expect(await host.script('k3s-agent.sh', agent, '')).toMatchObject({
      exitCode: 1,
      err: 'refused: the token on stdin is empty\n',
    });
    await expect(host.command('ls', '/etc/rancher/k3s/token.new')).rejects.toThrow('No such file');
    expect(await host.asked()).toEqual([]);
  });

  test.each([
    ['k3s-server.sh', server],
    ['k3s-agent.sh', agent],
  ])('%s takes no argument that is more than a value', async (script, args) => {
    for (const [index, arg] of args.entries()) {
      if (!arg.startsWith('--') || arg === '--longhorn' || arg === '--gpu') continue;
      const bad = args.with(index + 1, 'a\nb: c');
      expect(await host.script(script, [...bad, '--dry-run'])).toMatchObject({ exitCode: 2, out: '' });
    }
  });
});
