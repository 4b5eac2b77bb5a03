import { describe, expect, test } from 'vitest';
import { check, edited, judged } from '../platform/repo.ts';

const services = 'phases/2-services/phase.yaml';

describe('a value that is that of another secret', () => {
  const again = 'again: { sameAs: { namespace: web, name: web, key: password } }';
  test('is sealed by some step', () =>
    check(
      services,
      [[again, 'again: { sameAs: { namespace: chat, name: web, key: password } }']],
      ['phase/unknown-name «sameAs» No step seals a Secret "chat/web", whose value this would be.'],
    ));
  test('is missed as a whole: it lacks no key of its own', () => {
    const text = edited(services, [again, 'again: { sameAs: { namespace: chat, name: web, key: password } }']);
    expect(judged(services, text).findings.map(({ property }) => property)).toEqual([null]);
  });
  test('has its key', () =>
    check(
      services,
      [[again, 'again: { sameAs: { namespace: web, name: web, key: passwort } }']],
      ['phase/unknown-name «passwort» No key of the Secret "web/web" is called "passwort"; did you mean "password"?'],
    ));
  test('may be sealed by another phase', () =>
    check(services, [[again, 'again: { sameAs: { namespace: a, name: b, key: c } }']], [], {
      'phases/1-storage/phase.yaml': 'steps: [{ secrets: [{ namespace: a, name: b, entries: { c: {} } }] }]\n',
    }));
});
