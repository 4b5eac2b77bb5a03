import { expect, test } from 'vitest';
import { template } from '../phases/template.ts';
import { isFileWord, isScript, wordsNaming, wordsOfText } from '../../../../src/domain/bootstrap/fileWord.ts';

test('Words name files by themselves, and by what follows an equals sign', () => {
  expect(wordsNaming(['a', '--file=b/c.yaml', 'a', '', '--x='])).toEqual(['a', '--file=b/c.yaml', 'b/c.yaml', '--x=']);
});

test.each<readonly [word: string, isFile: boolean]>([
  ['scripts/seed.sh', true],
  ['./scripts/seed.sh', true],
  ['phases/2-gitops/a.yaml', true],
  ['.github/workflows/ci.yaml', true],
  ['conf.d/a.yaml', true],
  ['seed.sh', true],
  ['domain.yaml', true],
  ['values.prod.yml', true],
  ['.pre-commit-config.yaml', true],
  ['helmfile.yaml.gotmpl', true],
  ['.env', true],
  ['prod.env', true],
  ['key.age', true],
  ['pub-cert.pem', true],
  ['platform-ca.crt', true],
  ['README.md', true],
  ['n8m.example.com', false],
  ['get.helm.sh', false],
  ['example.com/install.sh', false],
  ['192.168.1.99/a.yaml', false],
  ['192.168.1.99', false],
  ['v1.36.0', false],
  ['1.33', false],
  ['platform.network.domain', false],
  ['platform.app.key', false],
  ['applications.argoproj.io', false],
  ['argocd/argocd-server', false],
  ['deployment.apps', false],
  ['nginx:1.2.yaml', false],
  ['$HOME.yaml', false],
  ['<name>.yaml', false],
  ['*.yaml', false],
  ['{.data.ca.crt}', false],
  ['...', false],
  ['e.g', false],
  ['scripts/seed', false],
  ['-f/a.sh', false],
  ['/etc/passwd.txt', false],
  ['../x/a.sh', false],
  ['https://a.test/x.sh', false],
  ['git@a.test/x.sh', false],
  ['ghcr.io/a/b:1.2', false],
  ['ghcr.io/a/b.c:v1', false],
  ['a/1.2', false],
  ['say a/b.sh', false],
])('%s looks like a file of the repository: %s', (word, isFile) => {
  expect(isFileWord(word)).toBe(isFile);
});

test.each<readonly [text: string, words: readonly string[]]>([
  ['Write it into `domain.yaml`, and (see "a.md").', ['Write', 'it', 'into', 'domain.yaml', 'and', 'see', 'a.md']],
  ['x | base64 > ca.crt', ['x', '|', 'base64']],
  ['x >ca.crt 2>> log.txt', ['x', '2>>']],
  ['age-keygen -o key.age --output a.pem in.pem', ['age-keygen', '-o', '--output', 'in.pem']],
  ['x --output=a.yaml -o=b.pem --file=c.yaml', ['x', '--file=c.yaml']],
  ['x | tee -a log.txt', ['x', '|', 'tee']],
  ['x | tee --append log.txt in.txt', ['x', '|', 'tee', 'in.txt']],
  ['x -a in.txt', ['x', '-a', 'in.txt']],
  [' \n', []],
])('The words of %j are what is read, not what is written', (text, words) => {
  expect(wordsOfText(text)).toEqual(words);
});

test('Of the texts of the template the names of files look like files, and nothing else does', () => {
  const texts = template().spec.phases.flatMap(({ id, steps }) =>
    steps.flatMap((step) => {
      const { undo } = step;
      const obtained = step.kind === 'seal' ? step.secrets.flatMap(({ entries }) => entries) : [];
      const own = step.kind === 'manual' ? [step.text] : step.kind === 'command' ? [step.run] : [];
      const how = obtained.flatMap((entry) => (entry.from === 'obtain' ? [entry.how] : []));
      return [...own, ...how, undo ?? ''].map((text) => ({ step: `${id}/${step.id}`, text }));
    }),
  );
  const named = texts.map(({ step, text }) => [step, wordsNaming(wordsOfText(text)).filter(isFileWord)] as const);
  expect(named.filter(([, words]) => words.length > 0)).toEqual([
    ['runners/github-app', ['platform.yaml']],
    ['runners/runner-group', ['phases/5-runners/arc-runners/values.yaml']],
    ['runners/test', ['runner.yaml']],
  ]);
});

test.each<readonly [path: string, text: string, isScript: boolean]>([
  ['a.sh', 'echo', true],
  ['run', '#!/bin/sh\necho', true],
  ['run', 'echo', false],
  ['deep/Makefile', 'all:', true],
  ['a.py', 'print()', true],
  ['values.yaml', 'adminPassword: hunter2', false],
  ['a.json', '{"kind":"ConfigMap"}', false],
  ['.env', 'TOKEN=hunter2', false],
  ['id_ed25519', 'x', false],
])('%s with %j is a script: %s', (path, text, is) => {
  expect(isScript(path, text)).toBe(is);
});
