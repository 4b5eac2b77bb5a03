import { describe, expect, test } from 'vitest';
import { actionOf } from '../../../../../src/domain/policy/classic/action.ts';
import type { Data } from '../../../../../src/domain/policy/data.ts';
import { asked, pod } from '../asked.ts';

const audit = (more: Data = {}): Data => ({ action: 'Audit', ...(more as object) });
const namespaceObject = { metadata: { name: 'shop', labels: { tier: 'front' } } };

test.each<[string, Data, Data, string]>([
  ['nothing says', {}, {}, 'audit'],
  ['the policy says', { validationFailureAction: 'Enforce' }, {}, 'enforce'],
  ['admission does not ask', { admission: false, validationFailureAction: 'Enforce' }, {}, 'audit'],
  ['admission does not ask, and the rule says', { admission: false }, { failureAction: 'Enforce' }, 'audit'],
  ['the policy says in the old way', { validationFailureAction: 'enforce' }, {}, 'enforce'],
  ['the rule says', { validationFailureAction: 'Enforce' }, { failureAction: 'Audit' }, 'audit'],
  [
    'the policy says for the namespace',
    { validationFailureAction: 'Enforce', validationFailureActionOverrides: [audit({ namespaces: ['sh*'] })] },
    {},
    'audit',
  ],
  [
    'the policy says for another namespace',
    { validationFailureAction: 'Enforce', validationFailureActionOverrides: [audit({ namespaces: ['lab'] })] },
    {},
    'enforce',
  ],
  ['the rule says for the namespace', {}, { failureAction: 'Enforce', failureActionOverrides: [audit()] }, 'audit'],
  [
    'the rule says for labels',
    {},
    {
      failureAction: 'Enforce',
      failureActionOverrides: [audit({ namespaceSelector: { matchLabels: { tier: 'front' } } })],
    },
    'audit',
  ],
  [
    'the rule says for other labels',
    {},
    {
      failureAction: 'Enforce',
      failureActionOverrides: [audit({ namespaceSelector: { matchLabels: { tier: 'back' } } })],
    },
    'enforce',
  ],
  [
    'what is said means nothing',
    {},
    { failureAction: 'Enforce', failureActionOverrides: [{ action: 'Maybe' }] },
    'enforce',
  ],
])('%s', (_, spec, validate, action) => {
  expect(actionOf({ spec }, { validate }, asked(pod({}), { namespaceObject }))).toBe(action);
});

describe('labels that nobody knows', () => {
  const byLabels = (action: string, otherwise: string): Data => ({
    failureAction: otherwise,
    failureActionOverrides: [{ action, namespaceSelector: { matchLabels: { tier: 'front' } } }],
  });

  test.each([
    ['Audit', 'Enforce', 'enforce'],
    ['Enforce', 'Audit', 'enforce'],
    ['Audit', 'Audit', 'audit'],
  ])('%s or %s is %s', (action, otherwise, expected) => {
    const request = asked(pod({}), { namespaceObject: undefined });
    expect(actionOf({}, { validate: byLabels(action, otherwise) }, request)).toBe(expected);
  });
});
