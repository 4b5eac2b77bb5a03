import { expect, test } from 'vitest';
import { shiftReferences } from '../../../../../src/domain/policy/classic/shiftReferences.ts';

const template = ['spec', 'template'];
const cron = ['spec', 'jobTemplate', 'spec', 'template'];

test.each<[string, string, readonly string[], string]>([
  ['$(/validate/pattern/spec/x)', 'pattern', template, '$(/validate/pattern/spec/template/spec/x)'],
  ['x $(/validate/anyPattern/1/spec)', 'anyPattern', template, 'x $(/validate/anyPattern/1/spec/template/spec)'],
  ['$(/other/x)', 'pattern', template, '$(/other/x)'],
  ['no reference to pattern', 'pattern', template, 'no reference to pattern'],
  ['$(/pattern/x)', 'pattern', cron, '$(/pattern/spec/jobTemplate/spec/template/spec/template/x)'],
])('%s (%s)', (message, part, around, shifted) => {
  expect(shiftReferences(message, part, around)).toBe(shifted);
});
