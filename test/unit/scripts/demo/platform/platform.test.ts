import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { describe, expect, test } from 'vitest';
import { homeless } from '../homeless.ts';
import { platform, undefinedIn } from '../../../../../scripts/demo/platform/platform.ts';
import { readRecorded, rowsIn } from '../../../../../scripts/demo/platform/recorded.ts';
import { demoCertificate, sealingOf } from '../../../../../scripts/demo/platform/secrets.ts';
import { Since } from '../../../../../scripts/demo/platform/time.ts';
import { itemsAt, textAt } from '../../../../../scripts/demo/field.ts';

const recorded = readRecorded();
const now = new Date('2026-11-26T10:00:00Z');
const plan = { recorded, sealing: await sealingOf(demoCertificate), since: new Since(now) };
const phases = [0, 1, 2, 3, 4, 5, 6];

const text = readFileSync(join(import.meta.dirname, '../../../../../platform-repo/applications.yaml'), 'utf8');
const table: Readonly<Record<string, Row>> = parse(text).applications;

interface Row {
  readonly folder: string;
  readonly wave: number;
  readonly namespace: string;
  readonly chart?: { readonly version: string };
}

describe('what is recorded', () => {
  test('is what the table says today', () => {
    const rows = rowsIn(recorded).map(({ name, phase, wave, namespace }) => [name, phase, wave, namespace]);
    const wanted = Object.entries(table).map(([name, { folder, wave, namespace }]) => [
      name,
      Number(folder[7]),
      wave,
      namespace,
    ]);
    expect(new Set(rows)).toEqual(new Set(wanted));
    expect(rows).toHaveLength(wanted.length);
  });

  test.each(Object.entries(table))('has the pinned chart of %s', (name, { chart }) => {
    const application = recorded.find(
      ({ object }) => object.kind === 'Application' && object.metadata.name === name,
    )?.object;
    const versions = itemsAt(application, 'spec', 'sources').filter((source) => 'chart' in source);
    expect(versions.map((source) => textAt(source, 'targetRevision'))).toEqual(
      chart === undefined ? [] : [chart.version],
    );
  });

  test('holds nothing of a Secret but its name', () => {
    const secrets = recorded.filter(({ object }) => object.kind === 'Secret');
    expect(secrets.length).toBeGreaterThan(0);
    for (const { object } of secrets) expect([object['data'], object['stringData']]).toEqual([undefined, undefined]);
  });
});

describe('a platform', () => {
  test.each(phases)('built up to phase %i has each object once, of kinds that are defined', (phase) => {
    const objects = platform(plan, phase);
    const names = objects.map(
      ({ apiVersion, kind, metadata }) =>
        `${apiVersion.split('/')[0]} ${kind} ${metadata.namespace ?? ''}/${metadata.name}`,
    );
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    expect(undefinedIn(objects)).toEqual([]);
    expect(homeless(objects)).toEqual([]);
  });

  test.each(phases.slice(1))('has all of the phase before %i, and more', (phase) => {
    const [less, more] = [phase - 1, phase].map((one) => platform(plan, one));
    expect(more?.length).toBeGreaterThan(less?.length ?? 0);
  });

  test('is the same at every start, but for the time', () => {
    expect(platform(plan, 6)).toEqual(platform(plan, 6));
    const later = platform({ ...plan, since: new Since(new Date(now.getTime() + 3_600_000)) }, 6);
    const timeless = (value: unknown) => JSON.stringify(value).replaceAll(/\d{4}-\d\d-\d\dT[\d:]+Z|"seconds":\d+/g, '');
    expect(timeless(later)).toBe(timeless(platform(plan, 6)));
    expect(later).not.toEqual(platform(plan, 6));
  });

  test('has nothing that was made after its start', () => {
    const future = platform(plan, 6).filter(
      ({ metadata }) => String(metadata['creationTimestamp']) > now.toISOString(),
    );
    expect(future).toEqual([]);
  });

  test('gives no Secret a value but the certificate, which is public', () => {
    const secrets = platform(plan, 6).filter(({ kind }) => kind === 'Secret');
    const data = secrets.flatMap((secret) => Object.keys((secret['data'] as object | undefined) ?? {}));
    expect(secrets.length).toBeGreaterThan(8);
    expect(data).toEqual(['tls.crt']);
  });

  test('runs a pod for every workload that wants one, owned by it', () => {
    const objects = platform(plan, 6);
    const owned = new Set(
      objects
        .filter(({ kind }) => kind === 'Pod')
        .flatMap(({ metadata }) => itemsAt(metadata, 'ownerReferences').map((one) => textAt(one, 'name'))),
    );
    const sets = objects.filter(({ kind }) => kind === 'ReplicaSet' || kind === 'StatefulSet');
    expect(sets.length).toBeGreaterThan(30);
    expect(sets.filter(({ metadata }) => !owned.has(metadata.name))).toEqual([]);
    const card = objects.filter(({ kind, metadata }) => kind === 'Pod' && metadata.namespace === 'gpu-workloads');
    expect(new Set(card.map((pod) => textAt(pod, 'spec', 'nodeName')))).toEqual(new Set(['akula-prime']));
  });
});
