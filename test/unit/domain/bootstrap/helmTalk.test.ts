import { expect, test } from 'vitest';
import { helmFailure, helmTold } from '../../../../src/domain/bootstrap/helmTalk.ts';

test.each([
  ['Upgrading release=web, chart=/tmp/web, namespace=apps', 'Helm is at apps/web'],
  ['Release "web" has been upgraded. Happy Helming!', 'Helm is done with web'],
  ['NAME: web', 'Helm is done with web'],
  ['Release web has been cancelled.', 'Helm gives web up'],
  ['Your password is hunter2', null],
  ['NAME: web; echo hunter2', null],
  ['  Release "web" has been upgraded.', null],
  ['Upgrading release=web, chart=/tmp/web, namespace=apps; echo hunter2', null],
  ['Release web has been cancelled. hunter2', null],
  ['', null],
])('The line "%s" is told as %s', (line, expected) => {
  expect(helmTold(line)).toBe(expected);
});

test.each([
  ['nothing', '', null],
  ['nothing for lines that are empty', '\n  \r\n', null],
  ['nothing of what ends in stops', 'no route... \n', 'no route'],
  ['the last that Helm says', 'Error: one\nError: two\nin ./x: three', 'two'],
  ['not an error that says nothing', 'err: no chart\nError: \n', 'err: no chart'],
  ['the last line', 'one\ntwo\n\n', 'two'],
  [
    'what Helm says',
    'in ./x: failed\nSTDERR:\n  Error: INSTALLATION FAILED: no route\nCOMBINED OUTPUT:\n  x',
    'INSTALLATION FAILED: no route',
  ],
  [
    'what helmfile says',
    'Building\nin bootstrap/helmfile.yaml.gotmpl: it is not the package.\nx',
    'in bootstrap/helmfile.yaml.gotmpl: it is not the package',
  ],
  ['the beginning of what has no end', `Error: ${'x'.repeat(5000)}`, `${'x'.repeat(600)}…`],
])('Why it failed is %s', (_, stderr, expected) => {
  expect(helmFailure(stderr)).toBe(expected);
});

test.each([
  ['signal: killed', 'was ended by SIGKILL'],
  ['signal: terminated', 'was ended by SIGTERM'],
  ['signal: bad system call', 'was ended by bad system call'],
  ['exit status 3', 'ended with 3, and does not say why'],
  ['', 'ended, and does not say why'],
])('How Helm ended that says nothing of it is the end of the sentence: "%s"', (error, how) => {
  const start = 'in ./x: failed processing release web: command "/usr/bin/helm"';
  const after = `PATH:\n  /usr/bin/helm\n\nERROR:\n  ${error}\n\nEXIT STATUS\n  -1\n`;
  expect(helmFailure(`${start} exited with non-zero status:\n\n${after}`)).toBe(`${start} ${how}`);
});
