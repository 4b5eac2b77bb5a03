import { describe, expect, test } from 'vitest';
import { platformChanged, platformSpec } from '../../../src/protocol.ts';
import type { PlatformChanged, PlatformSpecResult } from '../../../src/protocol.ts';
import { memorySurroundings } from '../../fakes/surroundings.ts';
import { good } from '../domain/platform/repo.ts';
import { session } from './session.ts';
import type { Session } from './session.ts';

const onDisk: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(good).map(([path, text]) => [`/repo/${path}`, text]),
);
const uri = 'file:///repo/platform.yaml';
const textOf = (path: string): string => good[path] ?? '';

function editor(files: Readonly<Record<string, string>> = onDisk): Promise<Session> {
  return session({}, memorySurroundings([], [], [], files));
}

const specOf = (desk: Session, folder = '/repo'): Promise<PlatformSpecResult> => desk.request(platformSpec, { folder });

describe('the spec of a platform', () => {
  test('is what its files say', async () => {
    const spec = await specOf(await editor());
    expect(spec).toMatchObject({ name: 'repo', problems: [] });
    expect(spec?.phases.length).toBeGreaterThan(0);
  });

  test('is null for a folder that is none', async () => {
    expect(await specOf(await editor(), '/elsewhere')).toBeNull();
  });

  test('is what is typed, before it is saved', async () => {
    const desk = await editor();
    const saved = await specOf(desk);
    const text = textOf('platform.yaml').replace('lab.home.arpa', 'other.home.arpa');
    expect(text).not.toBe(textOf('platform.yaml'));
    await desk.open(uri, text);
    expect(await specOf(desk)).not.toEqual(saved);
    await desk.notify('textDocument/didClose', { textDocument: { uri } });
    expect(await specOf(desk)).toEqual(saved);
  });
});

describe('a change', () => {
  test('in the editor is told to who has asked', async () => {
    const desk = await editor();
    await specOf(desk);
    const told = desk.heard<PlatformChanged>(platformChanged);
    await desk.open(uri, textOf('platform.yaml'));
    expect(await told).toEqual({ folders: ['/repo'] });
    const again = desk.heard<PlatformChanged>(platformChanged);
    await desk.change(uri, 2, `${textOf('platform.yaml')}\n`);
    expect(await again).toEqual({ folders: ['/repo'] });
  });

  test('on disk is told once for many files, and the answer is new', async () => {
    const files = { ...onDisk };
    const desk = await editor(files);
    await specOf(desk);
    const told = desk.heard<PlatformChanged>(platformChanged);
    files['/repo/platform.yaml'] = 'platform: [\n';
    const changes = ['platform.yaml', 'pub-cert.pem'].map((path) => ({ uri: `file:///repo/${path}`, type: 2 }));
    await desk.notify('workspace/didChangeWatchedFiles', { changes });
    expect(await told).toEqual({ folders: ['/repo'] });
    expect(await specOf(desk)).toMatchObject({ platform: null });
  });

  test('elsewhere is not told', async () => {
    const desk = await editor();
    await specOf(desk);
    const told: PlatformChanged[] = [];
    const first = desk.heard<PlatformChanged>(platformChanged).then((change) => void told.push(change));
    await desk.notify('workspace/didChangeWatchedFiles', {
      changes: [{ uri: 'file:///repository/platform.yaml', type: 2 }],
    });
    // The server answers in order: what it had to tell before would be here by now.
    await specOf(desk);
    await specOf(desk);
    expect(told).toEqual([]);
    await desk.open(uri, textOf('platform.yaml'));
    await first;
    expect(told).toEqual([{ folders: ['/repo'] }]);
  });
});
