import { expect, test } from 'vitest';
import { imaginedNamespace } from '../../../../../src/domain/policy/suite/imaginedNamespace.ts';

const bare = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'x' } };

test.each<[string, object | null]>([
  ['ClusterPolicy', bare],
  ['ValidatingAdmissionPolicy', bare],
  ['ValidatingPolicy', null],
  ['NamespacedValidatingPolicy', null],
])('for a %s', (kind, namespace) => expect(imaginedNamespace(kind, 'x')).toEqual(namespace));
