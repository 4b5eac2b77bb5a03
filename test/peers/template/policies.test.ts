/** Kyverno accepts what the template renders, refuses each bad case, and by the policy that is meant. */
import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { objectsIn } from '../../../scripts/render/documents.ts';
import { at, isList, textOf, type JsonObject } from '../../../scripts/render/json.ts';
import { applyPolicies, podsIn, type PolicyResult } from '../../../scripts/render/policies.ts';
import { describeWithPeers, peers } from '../tools.ts';
import { bench, objectsOf, renderAll, template, type Bench } from './platform.ts';

const cases = path.join(template, 'phases/3-security/policies/cases');

describeWithPeers('policies', () => {
  let desk: Bench;
  let policies: readonly JsonObject[] = [];
  let exceptions: readonly JsonObject[] = [];
  let pods: readonly JsonObject[] = [];

  beforeAll(async () => {
    desk = await bench();
    const { applications } = await renderAll(desk);
    const all = applications.flatMap(objectsOf);
    policies = all.filter(({ kind }) => kind === 'ValidatingPolicy');
    exceptions = all.filter(({ kind }) => kind === 'PolicyException');
    pods = applications.flatMap((rendered) => podsIn(objectsOf(rendered), rendered.application.namespace));
  });

  afterAll(() => desk.end());

  function enforced(policy: JsonObject): boolean {
    const actions = at(policy, ['spec', 'validationActions']);
    return isList(actions) && actions.includes('Deny');
  }

  function nameOf(object: JsonObject): string {
    return textOf(at(object, ['metadata', 'name']));
  }

  test('that are enforced refuse nothing of what is rendered here, exceptions considered', async () => {
    const deny = policies.filter(enforced);
    const results = await applyPolicies(peers().kyverno, { policies: deny, exceptions, resources: pods }, desk.work);
    expect(deny.length).toBeGreaterThanOrEqual(13);
    expect(results.filter(({ result }) => result === 'pass').length).toBeGreaterThan(80);
    expect(results.filter(({ result }) => result === 'fail' || result === 'error').map(inWords)).toEqual([]);
  });

  /** A policy about containers that are added to a running pod has no case that the command line can be given. */
  function aboutPods(policy: JsonObject): boolean {
    return JSON.stringify(at(policy, ['spec', 'matchConstraints', 'resourceRules']) ?? null).includes('"pods"');
  }

  test('have a good case and a bad case each', () => {
    const folders = globSync('*', { cwd: cases }).toSorted();
    expect(folders).toEqual([...new Set(policies.filter(aboutPods).map(nameOf))].toSorted());
  });

  test('accept their good cases and refuse their bad ones', async () => {
    const wrong: string[] = [];
    for (const policy of policies.filter(aboutPods)) {
      const wanted = new Map<string, PolicyResult['result']>();
      const resources: JsonObject[] = [];
      for (const [file, result] of [['good-pods.yaml', 'pass'] as const, ['bad-pods.yaml', 'fail'] as const]) {
        for (const object of objectsIn(await readFile(path.join(cases, nameOf(policy), file), 'utf8'), file)) {
          wanted.set(`${textOf(object['kind'])} ${nameOf(object)}`, result);
          resources.push(object);
        }
      }
      expect(wanted.size).toBe(resources.length);
      const given = { policies: [policy], exceptions: [], resources };
      const results = await applyPolicies(peers().kyverno, given, desk.work);
      const judged = new Set(results.map(({ kind, name }) => `${kind} ${name}`));
      wrong.push(
        ...results.filter(({ kind, name, result }) => result !== wanted.get(`${kind} ${name}`)).map(inWords),
        ...[...wanted.keys()].filter((name) => !judged.has(name)).map((name) => `${nameOf(policy)} skips ${name}`),
      );
    }
    expect(wrong).toEqual([]);
  });

  test('refuse each probe by the policy that it is named for, and no other one', async () => {
    const files = globSync('phases/3-security/probes/{compliant,disallow-*,require-*,restrict-*}.yaml', {
      cwd: template,
    });
    const deny = policies.filter(enforced);
    const names = files.map((file) => path.basename(file, '.yaml')).filter((name) => name !== 'compliant');
    expect(names.toSorted()).toEqual(
      expect.arrayContaining(['disallow-privileged-containers', 'require-run-as-nonroot']),
    );
    const probes = new Map<string, string>();
    const resources: JsonObject[] = [];
    for (const file of files) {
      for (const object of objectsIn(await readFile(path.join(template, file), 'utf8'), file)) {
        probes.set(nameOf(object), path.basename(file, '.yaml'));
        resources.push(object);
      }
    }
    expect(probes.size).toBe(resources.length);
    const results = await applyPolicies(peers().kyverno, { policies: deny, exceptions, resources }, desk.work);
    const refusers = Object.fromEntries(
      [...probes].map(([name, probe]) => [
        probe,
        results.filter((one) => one.name === name && one.result === 'fail').map(({ policy }) => policy),
      ]),
    );
    expect(refusers).toEqual({ compliant: [], ...Object.fromEntries(names.map((name) => [name, [name]])) });
  });
});

function inWords({ policy, kind, namespace, name, result, message }: PolicyResult): string {
  return `${policy}: ${kind} ${namespace}/${name} ${result}: ${message}`;
}
