import { expect, test } from 'vitest';
import { imaginedNamespace } from '../../../../../src/domain/policy/suite/imaginedNamespace.ts';

const bare = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'x' } };
const labels = { 'kubernetes.io/metadata.name': 'x' };
const selecting = { matchConstraints: { namespaceSelector: { matchLabels: { a: 'b' } } } };

test.each<[string, object, object]>([
  ['ClusterPolicy', {}, bare],
  ['ValidatingAdmissionPolicy', selecting, bare],
  ['ValidatingPolicy', selecting, { ...bare, metadata: { name: 'x', labels } }],
  ['ValidatingPolicy', {}, {}],
])('for a %s with %j', (kind, spec, namespace) => expect(imaginedNamespace({ kind, spec }, 'x')).toEqual(namespace));
