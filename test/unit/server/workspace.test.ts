import { describe, expect, test } from 'vitest';
import { CrdCatalog } from '../../../src/repository/crds.ts';
import { Workspace } from '../../../src/server/workspace.ts';
import { memoryFiles } from '../../fakes/files.ts';
import { memorySurroundings } from '../../fakes/surroundings.ts';

const crd = (kind: string): string => `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
spec: {group: x.io, names: {kind: ${kind}}, versions: [{name: v1, schema: {openAPIV3Schema: {type: object}}}]}
`;

/** A workspace over files that can change, and how often it told of a change. */
function workspaceWith(files: Record<string, string>, ignored: readonly string[] = []) {
  const crds = new CrdCatalog(() => undefined);
  const surroundings = memorySurroundings(ignored);
  const told = { times: 0 };
  const open = new Set<string>();
  const workspace = new Workspace(
    memoryFiles(files),
    crds,
    surroundings,
    (path) => open.has(path),
    () => void told.times++,
  );
  const knows = (kind: string): boolean => crds.find('x.io', 'v1', kind) !== undefined;
  return { workspace, surroundings, told, knows, files, open };
}

describe('scan', () => {
  test('What the folders define is told in one go', async () => {
    const { workspace, told, knows } = workspaceWith({
      '/a/ship.yaml': crd('Ship'),
      '/a/boat.yaml': crd('Boat'),
      '/b/raft.yaml': crd('Raft'),
      '/c/x.yaml': crd('Other'),
    });
    await workspace.scan(['/a', '/b']);
    expect(['Ship', 'Boat', 'Raft', 'Other'].map(knows)).toEqual([true, true, true, false]);
    expect(told.times).toBe(1);
  });

  test('A workspace that defines nothing tells nothing', async () => {
    const { workspace, told } = workspaceWith({ '/a/pod.yaml': 'kind: Pod\n' });
    await workspace.scan(['/a']);
    expect(told.times).toBe(0);
  });

  test('A file that can not be read stops nothing', async () => {
    const files = memoryFiles({ '/a/a.yaml': { failure: 'unreadable', reason: 'no' }, '/a/b.yaml': crd('Ship') });
    const crds = new CrdCatalog(() => undefined);
    const workspace = new Workspace(
      files,
      crds,
      memorySurroundings(),
      () => false,
      () => undefined,
    );
    await workspace.scan(['/a']);
    expect(crds.find('x.io', 'v1', 'Ship')).toBeDefined();
  });

  test('ends when the server does', async () => {
    const { workspace, told } = workspaceWith({ '/a/ship.yaml': crd('Ship') });
    workspace.stop();
    await workspace.scan(['/a']);
    expect(told.times).toBe(0);
  });
});

describe('changed', () => {
  test('What a file defines now counts', async () => {
    const { workspace, told, knows, files } = workspaceWith({ '/a/ship.yaml': crd('Ship') });
    await workspace.changed(['/a/ship.yaml']);
    expect([knows('Ship'), told.times]).toEqual([true, 1]);
    files['/a/ship.yaml'] = 'kind: Pod\n';
    await workspace.changed(['/a/ship.yaml']);
    expect([knows('Ship'), told.times]).toEqual([false, 2]);
  });

  test('A file that is gone defines nothing', async () => {
    const { workspace, told, knows, files } = workspaceWith({ '/a/ship.yaml': crd('Ship') });
    await workspace.changed(['/a/ship.yaml']);
    delete files['/a/ship.yaml'];
    await workspace.changed(['/a/ship.yaml']);
    expect([knows('Ship'), told.times]).toEqual([false, 2]);
  });

  test('A file that is ignored defines nothing', async () => {
    const { workspace, told, knows } = workspaceWith({ '/a/ship.yaml': crd('Ship') }, ['/a/ship.yaml']);
    await workspace.changed(['/a/ship.yaml']);
    expect([knows('Ship'), told.times]).toEqual([false, 0]);
  });

  test.each(['/a/.gitignore', '/a/chart/Chart.yaml'])('%s changes what is judged', async (path) => {
    const { workspace, surroundings, told } = workspaceWith({});
    await workspace.changed([path]);
    expect(told.times).toBe(1);
    expect(surroundings.told).toEqual([path]);
  });

  test('Other files change nothing', async () => {
    const { workspace, told } = workspaceWith({ '/a/x.txt': crd('Ship') });
    await workspace.changed(['/a/x.txt', '/a/y.yaml']);
    expect(told.times).toBe(0);
  });
});

describe('what the editor has open', () => {
  test('is not read from the disk', async () => {
    const { workspace, knows, open } = workspaceWith({ '/a/ship.yaml': crd('Ship') });
    open.add('/a/ship.yaml');
    await workspace.scan(['/a']);
    expect(knows('Ship')).toBe(false);
  });

  test('is read again once it is closed', async () => {
    const { workspace, knows, open } = workspaceWith({ '/a/ship.yaml': crd('Ship') });
    open.add('/a/ship.yaml');
    await workspace.changed(['/a/ship.yaml']);
    open.clear();
    await workspace.changed(['/a/ship.yaml']);
    expect(knows('Ship')).toBe(true);
  });
});

test('What a folder defines is gone with it', async () => {
  const { workspace, told, knows } = workspaceWith({ '/a/ship.yaml': crd('Ship'), '/ab/boat.yaml': crd('Boat') });
  await workspace.scan(['/a', '/ab']);
  workspace.leave(['/a']);
  expect([knows('Ship'), knows('Boat'), told.times]).toEqual([false, true, 2]);
});
