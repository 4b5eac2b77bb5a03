import { describe, expect, test } from 'vitest';
import { fixture, secret, shortened } from '../domain/sealing/fixtures.ts';
import { folderWith } from '../node/folder.ts';
import { needsBuild, slipway } from './slipway.ts';
import type { Run } from './slipway.ts';

needsBuild();

const own = 'SHA256:i9WYIHixOxdfcd3jF0IPS2JP3e3zFXqLS/BypV+0EJg';
const other = 'SHA256:qQhdn0nnRczcv2fddHzC5FQ6gKvvxVFsCHF4GhzpJ4U';
const plain = secret('stringData:\n  password: hunter2hunter2\n');
const certificates = {
  'cert.pem': fixture('cert.pem'),
  'other.pem': fixture('cert-4096.pem'),
  'expired.pem': fixture('cert-expired.pem'),
  'ec.pem': fixture('cert-ec.pem'),
  'weak.pem': fixture('cert-1024.pem'),
  'none.pem': 'x',
};

function seal(args: readonly string[], input: string | Uint8Array, cwd = folderWith(certificates)): Run {
  return slipway(['seal', ...args], { cwd, input });
}

describe('standard input is sealed', () => {
  test('as it is laid out, and nothing else is said', () => {
    const { status, stdout, stderr } = seal(['--cert', 'cert.pem'], `# a\n${plain}`);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(shortened(stdout)).toContain('# a\napiVersion: bitnami.com/v1alpha1\nkind: SealedSecret\n');
    expect(stdout).not.toContain('hunter2');
  });

  test('with the certificate of the platform around', () => {
    const cwd = folderWith({ 'platform.yaml': 'platform: {}\n', 'pub-cert.pem': fixture('cert.pem'), ...certificates });
    expect(seal([], plain, cwd)).toMatchObject({ status: 0, stderr: '' });
    expect(seal(['--cert', 'cert.pem'], plain, cwd).status).toBe(0);
    const changed = seal(['--cert', 'other.pem'], plain, cwd);
    expect(changed).toMatchObject({ status: 2, stdout: '' });
    expect(changed.stderr).toMatch(/^slipway: seal\/cert-changed: [^\n]*\n$/);
    expect(changed.stderr).toContain(own);
    expect(changed.stderr).toContain(other);
    expect(seal(['--cert', 'other.pem', '--fingerprint', other], plain, cwd).status).toBe(0);
  });

  test('to one JSON object and a newline', () => {
    const { status, stdout } = seal(['--cert', 'cert.pem', '--format', 'json', '--scope', 'cluster-wide'], plain);
    expect(status).toBe(0);
    expect(stdout.endsWith('}\n')).toBe(true);
    expect(JSON.parse(stdout)).toMatchObject({
      kind: 'SealedSecret',
      metadata: { name: 'db', annotations: { 'sealedsecrets.bitnami.com/cluster-wide': 'true' } },
    });
  });

  test('to YAML out of JSON; JSON stays JSON otherwise', () => {
    const json = JSON.stringify({
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'a', namespace: 'b' },
      data: { c: '' },
    });
    expect(seal(['--cert', 'cert.pem', '--format', 'yaml'], json).stdout).toMatch(/^apiVersion: bitnami/);
    expect(JSON.parse(seal(['--cert', 'cert.pem', '-'], json).stdout)).toMatchObject({ kind: 'SealedSecret' });
  });

  test('A byte order mark, line breaks of Windows and an end without one stay', () => {
    const { stdout } = seal(['--cert', 'cert.pem'], `\ufeff${plain.trimEnd()}`.replaceAll('\n', '\r\n'));
    expect(stdout.startsWith('\ufeffapiVersion')).toBe(true);
    expect(stdout.endsWith('\n')).toBe(false);
    expect(stdout.replaceAll('\r\n', '')).not.toContain('\n');
  });

  test('What the user should know is said beside it', () => {
    const text = `# hunter2hunter2\n${secret('stringData: {password: hunter2hunter2}\n', 'metadata: {name: db}')}---\na: hunter2hunter2\n`;
    const { status, stderr } = seal(['--cert', 'cert.pem'], text);
    expect(status).toBe(0);
    expect(stderr.split('\n')).toEqual([
      'slipway: Secret "db" says no namespace and is sealed for "default".',
      'slipway: Secret "db" lost 1 comment that may show a value.',
      'slipway: The value of "password" can still be read in line 14.',
      '',
    ]);
    const json = seal(['--cert', 'cert.pem', '--namespace', 'x', '--format', 'json'], text).stderr;
    expect(json).toContain('can still be read in the output.');
  });
});

describe('is refused: status 2, one line, nothing on standard output', () => {
  const cert = ['--cert', 'cert.pem'];
  const cases: readonly (readonly [code: string, args: readonly string[], input: string | Uint8Array])[] = [
    ['not-a-secret', cert, 'apiVersion: v1\nkind: ConfigMap\n'],
    ['not-a-secret', cert, ''],
    ['not-a-secret', cert, Uint8Array.of(0xff, 0x00, 0xfe)],
    ['empty', cert, secret('')],
    ['no-name', cert, secret('data: {a: YQ==}\n', 'metadata: {}')],
    ['namespace-mismatch', [...cert, '--namespace', 'other'], plain],
    ['bad-base64', cert, secret('data: {a: "not base64"}\n')],
    ['bad-value', cert, secret('stringData: {a: yes}\n')],
    ['bad-key', cert, secret('stringData: {"a b": c}\n')],
    ['too-large', cert, secret(`stringData: {a: ${'x'.repeat(1024 * 1024 + 1)}}\n`)],
    ['too-large', cert, new Uint8Array(17 * 1024 * 1024).fill(0x23)],
    ['encrypted', cert, secret('stringData: {a: b}\nsops: {mac: c}\n')],
    ['encrypted', cert, 'apiVersion: bitnami.com/v1alpha1\nkind: SealedSecret\n'],
    ['templated', cert, secret('stringData:\n  a: {{ .Values.a }}\n')],
    ['duplicate-name', cert, `${plain}---\n${plain}`],
    ['duplicate-name', cert, secret('stringData: {a: b, a: c}\n')],
    ['cert-expired', ['--cert', 'expired.pem'], plain],
    ['cert-not-rsa', ['--cert', 'ec.pem'], plain],
    ['cert-weak', ['--cert', 'weak.pem'], plain],
    ['cert-unreadable', ['--cert', 'none.pem'], plain],
    ['cert-unreadable', ['--cert', 'missing.pem'], plain],
    ['cert-unreadable', [], plain],
    ['cert-changed', [...cert, '--fingerprint', other], plain],
    ['cert-insecure-url', ['--cert', 'http://127.0.0.1:1/cert.pem'], plain],
    ['cert-unreadable', ['--cert', 'https://127.0.0.1:1/cert.pem'], plain],
    ['bad-flag', [...cert, '--scope', 'wide'], plain],
    ['bad-flag', [...cert, '--format', 'toml'], plain],
    ['bad-flag', [...cert, '--fingerprint', 'MD5:x'], plain],
    ['bad-flag', [...cert, '--name', 'A'], plain],
    ['bad-flag', [...cert, '--namespace', 'a.b'], plain],
    ['bad-flag', [...cert, '--value', 'hunter2'], plain],
    ['bad-flag', [...cert, 'secret.yaml'], plain],
  ];
  test.each(cases)('seal/%s: %j', (code, args, input) => {
    const { status, stdout, stderr } = seal(args, input);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(new RegExp(`^slipway: seal/${code}: [^\\n]+\\.\\n$`));
    expect(stderr).not.toContain('hunter2');
  });
});

test('No flag takes a value', () => {
  const { stderr } = seal(['--cert', 'cert.pem', '--from-literal=a=hunter2'], plain);
  expect(stderr).toMatch(/^slipway: seal\/bad-flag: /);
  expect(stderr).not.toContain('hunter2');
});
