import { kinds as podKinds, podOf, some, wrapped } from '../podSecurityPods.ts';
import type { Json } from '../podSecurityPods.ts';
import { exclusionOf } from '../podSecurityExclusions.ts';
import type { Random } from '../../random.ts';
import { matched } from './classic.ts';
import { conditionsOf } from './denyRules.ts';
import { times } from './values.ts';

const versions = ['latest', 'latest', 'v1.24', 'v1.31', 'v1.19', 'v1.22'];

const ofRestricted: ReadonlySet<unknown> = new Set([
  'Privilege Escalation',
  'Running as Non-root',
  'Running as Non-root user',
  'Volume Types',
]);

/** A rule that asks for a Pod Security Standard. */
export function podSecurityRule(random: Random, _objects: readonly Json[], name: string): Json {
  const level = random.pick(['baseline', 'baseline', 'restricted', 'privileged']);
  // Kyverno refuses what a level does not have.
  const exclude = times(1 + random.below(3), () => exclusionOf(random)).filter(
    ({ controlName }) => level === 'restricted' || !ofRestricted.has(controlName),
  );
  return {
    name,
    ...matched(random, 'Pod'),
    ...some(random, 0.3, 'preconditions', () => conditionsOf(random, true)),
    validate: {
      ...some(random, 0.8, 'message', () => 'It is not secure.'),
      podSecurity: {
        level,
        version: random.pick(versions),
        ...(random.chance(0.5) && exclude.length > 0 ? { exclude } : {}),
      },
    },
  };
}

/** Objects with pods in them, of which most violate little or nothing. */
export function securedObjects(random: Random): readonly Json[] {
  return times(24, (index) => {
    const pod = podOf(random, random.pick([0, 0, 0, 0.05, 0.15, 0.4]));
    const object = wrapped(podKinds[index % podKinds.length] ?? 'Pod', pod);
    const metadata = Object(object['metadata']) as Json;
    return withName(object, { ...metadata, name: `web-${index}`, labels: { app: random.pick(['web', 'api']) } });
  });
}

function withName(object: Json, metadata: Json): Json {
  const [apiVersion, kind] = [object['apiVersion'], object['kind']];
  if (kind === 'Job') return { ...object, apiVersion: 'batch/v1', metadata };
  if (kind === 'ReplicationController') return { ...object, apiVersion: 'v1', metadata };
  return { ...object, apiVersion, metadata };
}
