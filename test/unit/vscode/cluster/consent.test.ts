import { afterEach, describe, expect, test, vi } from 'vitest';
import type { CheckUse } from '../../../../src/domain/phases/checkUse.ts';
import type { ContextUse } from '../../../../src/domain/kubernetes/context.ts';
import { contextConsent, usesOf } from '../../../../src/vscode/cluster/consent.ts';
import { ClusterMemory } from '../../../../src/vscode/cluster/memory.ts';
import { checkConsent, details } from '../../../../src/vscode/phases/consent.ts';
import { Memory, window } from '../../../fakes/vscode.ts';
import { hostile } from '../../../fixtures/hostile.ts';

vi.mock('vscode', () => import('../../../fakes/vscode.ts'));

interface Choice {
  readonly label: string;
  readonly value: boolean;
}

/** The question beside a document, and how it is answered. */
const beside = vi.hoisted(() => ({ asked: null as unknown, answer: '' }));

vi.mock('../../../../src/vscode/beside.ts', () => ({
  askBeside: async (asked: { readonly choices: readonly Choice[] }) => {
    beside.asked = asked;
    return asked.choices.find(({ label }) => label === beside.answer)?.value;
  },
}));

afterEach(() => vi.restoreAllMocks());

const signal = AbortSignal.timeout(60_000);

/** What the user is asked, and what is answered each time. */
function answering(...answers: readonly (string | undefined)[]) {
  const asked: string[] = [];
  const left = [...answers];
  vi.spyOn(window, 'showWarningMessage').mockImplementation(async (message: unknown, options: unknown, ...buttons) => {
    asked.push([message, (options as { readonly detail?: string }).detail].join('\n'));
    const answer = left.shift();
    return buttons.find((button) => nameOf(button) === answer) as never;
  });
  return asked;
}

/** A button is its text, or has one. */
function nameOf(button: unknown): unknown {
  return typeof button === 'string' ? button : (button as { readonly title: string }).title;
}

describe('A context is used', () => {
  const use: ContextUse = {
    context: 'home',
    server: 'https://home:6443',
    exec: { argv: ['/usr/bin/login', '--as', 'me'], variables: ['TOKEN_PATH'] },
    proxy: 'http://proxy:3128',
    tokenFile: '/home/me/token',
    skipsTls: true,
  };

  test('after everything that it does was shown', async () => {
    const asked = answering('Use This Context');
    const consent = contextConsent(new ClusterMemory(new Memory() as never, new Memory() as never));
    expect(await consent.allows(use, signal)).toBe(true);
    for (const part of [
      '"home"',
      'https://home:6443',
      '/usr/bin/login --as me',
      'TOKEN_PATH',
      'http://proxy:3128',
      '/home/me/token',
      'does not check who the server is',
    ])
      expect(asked[0]).toContain(part);
  });

  test('is remembered, until it does something else', async () => {
    const asked = answering('Use This Context', 'Use This Context');
    const consent = contextConsent(new ClusterMemory(new Memory() as never, new Memory() as never));
    await consent.allows(use, signal);
    await consent.allows(use, signal);
    expect(asked).toHaveLength(1);
    await consent.allows({ ...use, exec: { argv: ['/usr/bin/login', '--as', 'root'], variables: [] } }, signal);
    expect(asked).toHaveLength(2);
  });

  test('never by who closes the dialog, who is asked again the next time', async () => {
    const asked = answering(undefined, undefined);
    const consent = contextConsent(new ClusterMemory(new Memory() as never, new Memory() as never));
    expect(await consent.allows(use, signal)).toBe(false);
    expect(await consent.allows(use, signal)).toBe(false);
    expect(asked).toHaveLength(2);
  });

  test.each(Object.entries(hostile))('with %s in it is shown a line each', (_, text) => {
    const lines = usesOf({
      ...use,
      server: text,
      exec: { argv: [text, text], variables: [text] },
      proxy: text,
      tokenFile: text,
    });
    expect(lines).toHaveLength(6);
    // oxlint-disable-next-line no-control-regex -- these are the characters that must not be there
    for (const line of lines) expect(line).not.toMatch(/[\u0000-\u001f\u202a-\u202e\u2066-\u2069]/);
  });
});

describe('Checks of a repository run', () => {
  const use = (digest: string): CheckUse => ({
    phase: 'services',
    check: digest,
    title: `Check ${digest}`,
    kind: 'http',
    what: `GET https://${digest}.home.arpa`,
    manifest: null,
    tool: null,
    scripts: [],
    digest,
  });

  test('after what they do was shown, all at once', async () => {
    const asked = answering('Validate');
    expect(await checkConsent(new Memory() as never).allows([use('a'), use('b')], signal)).toBe(true);
    expect(asked).toHaveLength(1);
    for (const part of ['GET https://a.home.arpa', 'GET https://b.home.arpa']) expect(asked[0]).toContain(part);
  });

  test('without being asked about again, as long as they do the same', async () => {
    const asked = answering('Validate', 'Validate');
    const consent = checkConsent(new Memory() as never);
    await consent.allows([use('a')], signal);
    await consent.allows([use('a')], signal);
    expect(asked).toHaveLength(1);
    await consent.allows([use('a'), use('b')], signal);
    expect(asked[1]).toContain('https://b.home.arpa');
    expect(asked[1]).not.toContain('https://a.home.arpa');
  });

  test('not at all when somebody says no', async () => {
    answering(undefined);
    const memory = new Memory();
    expect(await checkConsent(memory as never).allows([use('a')], signal)).toBe(false);
    expect(memory.keys()).toEqual([]);
  });

  test('only by who had the chance to see all of them', async () => {
    const many = Array.from({ length: 16 }, (_, index) => use(String(index)));
    expect((await shown(many)).buttons).toEqual(['Show Details', 'Cancel']);
  });

  test('of which as many are named as are seen at once, and how many there are besides', async () => {
    const many = Array.from({ length: 16 }, (_, index) => use(String(index)));
    const lines = (await shown(many)).detail.split('\n');
    expect(lines.slice(0, 2)).toEqual(['Check 0: GET https://0.home.arpa', 'Check 1: GET https://1.home.arpa']);
    expect(lines).toHaveLength(15);
    expect(lines.at(-1)).toBe('and 2 more: Show Details');
  });

  test.each([
    ['Validate', true],
    ['Cancel', false],
  ])('once all of it was read in a document beside which "%s" was said', async (answer, wanted) => {
    answering('Show Details');
    beside.answer = answer;
    const consent = checkConsent(new Memory() as never);
    expect(await consent.allows([use('a')], signal)).toBe(wanted);
    expect(beside.asked).toMatchObject({
      name: 'What the Checks Do.md',
      document: details([use('a')]),
      title: 'Let a check of this repository do this?',
    });
  });

  test('in the dialog, to the end of what one of them sends, and only beside it what nobody reads there', async () => {
    const sends = (length: number): CheckUse => ({ ...use('a'), manifest: 'x'.repeat(length) });
    expect((await shown([sends(1_000)])).buttons).toEqual(['Validate', 'Show Details', 'Cancel']);
    expect((await shown([sends(10_000)])).buttons).toEqual(['Show Details', 'Cancel']);
  });

  test('with what is sent', async () => {
    const manifest = JSON.stringify({ kind: 'Pod', metadata: { name: 'probe' }, spec: { hostPID: true } }, null, 2);
    const { detail, buttons } = await shown([{ ...use('a'), manifest }]);
    expect(detail).toContain('{ "kind": "Pod", "metadata": { "name": "probe" }, "spec": { "hostPID": true } }');
    expect(buttons).toEqual(['Validate', 'Show Details', 'Cancel']);
  });

  test('with the program that is started and the scripts that it reads', async () => {
    const runs: CheckUse = {
      ...use('a'),
      kind: 'command',
      what: 'bash scripts/a.sh',
      tool: { name: 'bash', path: '/usr/bin/bash', version: '5.2.21' },
      scripts: [{ path: 'scripts/a.sh', sha256: 'c0ffee' }],
    };
    const { detail, buttons } = await shown([runs]);
    const lines = ['Check a: bash scripts/a.sh · a', '/usr/bin/bash, version 5.2.21', 'scripts/a.sh, SHA-256 c0ffee'];
    expect(detail.split('\n')).toEqual(lines);
    expect(buttons).toEqual(['Validate', 'Show Details', 'Cancel']);
    for (const line of lines.slice(1)) expect(details([runs])).toContain(`- \`${line}\``);
  });

  test.each([
    ['a long address', { what: `GET https://home.arpa/${'x'.repeat(5000)}` }],
    ['a long manifest', { manifest: JSON.stringify({ kind: 'ConfigMap', data: { long: 'x'.repeat(5000) } }) }],
  ])('not by who saw a part: %s is cut, pushes nothing out, and is read as a document', async (_, long) => {
    const { detail, buttons } = await shown([{ ...use('a'), ...long }, use('b')]);
    expect(buttons).toEqual(['Show Details', 'Cancel']);
    expect(detail).toContain('Check b: GET https://b.home.arpa');
    expect(detail.length).toBeLessThan(500);
    const document = details([{ ...use('a'), ...long }]);
    expect(document).toContain('x'.repeat(5000));
  });

  /** What a dialog says, and offers, about these. */
  async function shown(uses: readonly CheckUse[]) {
    const said: { detail: string; buttons: readonly unknown[] }[] = [];
    vi.spyOn(window, 'showWarningMessage').mockImplementation(async (_, options: unknown, ...buttons) => {
      said.push({ detail: (options as { readonly detail: string }).detail, buttons: buttons.map(nameOf) });
      return undefined;
    });
    expect(await checkConsent(new Memory() as never).allows(uses, signal)).toBe(false);
    const [first] = said;
    if (first === undefined) throw new Error('Nobody was asked.');
    return first;
  }
});
