import { describe, test } from 'vitest';
import { check } from '../platform/repo.ts';

const services = 'phases/2-services/phase.yaml';
const before = "platform.gpu.enabled && applications['chat'].enabled";

describe('An application that an expression names is in the table', () => {
  test.each<readonly [when: string, expected: readonly string[]]>([
    ['applications.chat.enabled', []],
    ["applications['chat'].enabled", []],
    ['applications.chad.enabled', ['«chad» No application is called "chad"; did you mean "chat"?']],
    ["applications['chad'].enabled", ['«chad» No application is called "chad"; did you mean "chat"?']],
    ['applications[platform.network.domain].enabled', []],
    [
      'applications.zzz.enabled || applications.yyy.enabled',
      ['«zzz» No application is called "zzz".', '«yyy» No application is called "yyy".'],
    ],
    ['has(applications.zzz) && applications.zzz.enabled', []],
    ["'zzz' in applications && applications.zzz.enabled", []],
    ['applications.?zzz.enabled.orValue(false)', []],
    ["applications[?'zzz'].enabled.orValue(false)", []],
    ['applications.exists(name, applications[name].enabled)', []],
    ['[{"zzz": true}].exists(applications, applications.zzz)', []],
  ])('%s', (when, expected) =>
    check(
      services,
      [[before, JSON.stringify(when)]],
      expected.map((one) => `phase/unknown-name ${one}`),
    ),
  );
});

test('It is not looked for without a table', () =>
  check(services, [[before, 'applications.chad.enabled']], [], { 'applications.yaml': '' }));
