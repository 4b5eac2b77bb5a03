import { describe, expect, test } from 'vitest';
import { planCreation } from '../../../src/actions/createPlan.ts';
import type { CreateFailure, CreatePlan } from '../../../src/actions/createPlan.ts';
import { sha256 } from '../../../src/domain/sha256.ts';
import { digestOf } from '../../../src/domain/template/digest.ts';
import type { TemplateRead } from '../../../src/domain/template/file.ts';
import { filesOf, memoryTemplates, plainArchives } from '../../fakes/templates.ts';
import { fixtureFiles, fixtureTexts, platformText } from '../domain/template/fixture.ts';

function plan(
  answers: string,
  read: TemplateRead = { files: fixtureFiles },
): Promise<CreatePlan | { readonly failures: readonly CreateFailure[] }> {
  const ports = { templates: memoryTemplates(read), archives: plainArchives };
  return planCreation(ports, {
    template: '/template',
    name: null,
    version: '1.2.3',
    answers: { text: answers, name: 'answers.yaml' },
  });
}

async function planned(answers: string, read?: TemplateRead): Promise<CreatePlan> {
  const made = await plan(answers, read);
  if ('failures' in made) throw new Error(JSON.stringify(made.failures));
  return made;
}

describe('a plan', () => {
  test('is the template with the answers in it, its record, and an archive of the same files', async () => {
    const { files, platform, template, branch } = await planned('platform: {network: {domain: haus.home.arpa}}');
    const after = platformText.replace('lab.home.arpa', 'haus.home.arpa');
    expect(platform).toEqual({ before: platformText, after });
    expect(template).toEqual({ name: null, version: '1.2.3', digest: await digestOf(fixtureFiles) });
    expect(branch).toBe('main');
    const texts = Object.fromEntries(files.map(({ path, bytes }) => [path, new TextDecoder().decode(bytes)]));
    const own = ['.slipway/base.tar.gz', '.slipway/template.json'];
    expect(Object.keys(texts)).toEqual([...Object.keys(fixtureTexts), ...own].toSorted());
    expect(texts).toMatchObject({ ...fixtureTexts, 'platform.yaml': after });
    const record = JSON.parse(texts['.slipway/template.json'] ?? '') as { files: Record<string, string> };
    expect(Object.keys(record.files)).toEqual(Object.keys(fixtureTexts).toSorted());
    expect(record.files['platform.yaml']).toBe(await sha256(new TextEncoder().encode(after)));
    expect(texts['.slipway/base.tar.gz']).toContain(`- platform.yaml ${after.length}\n`);
    expect(texts['.slipway/base.tar.gz']).toContain('x bootstrap/hello.sh ');
  });

  test('is the same for the same answers', async () => {
    const answers = 'platform: {gpu: {enabled: true}}';
    expect(await planned(answers)).toEqual(await planned(answers));
  });

  test('The digest of the template does not depend on the answers', async () => {
    const [one, two] = [await planned(''), await planned('platform: {network: {domain: haus.home.arpa}}')];
    expect(one.template).toEqual(two.template);
  });

  test.each([
    ['main', 'main'],
    ['platform/live', 'platform/live'],
    ['HEAD', 'main'],
    ['a..b', 'main'],
    ['a.lock', 'main'],
    ['"0123456789012345678901234567890123456789"', 'main'],
  ])('The first commit goes to the branch that Argo CD follows: %s', async (revision, branch) => {
    expect((await planned(`platform: {repository: {revision: ${revision}}}`)).branch).toBe(branch);
  });
});

describe('what can not be planned is told', () => {
  const answers: readonly (readonly [rule: string, answers: string, failures: readonly Partial<CreateFailure>[]])[] = [
    [
      'in the line of the answers',
      'platform:\n  network:\n    lann: x\n',
      [{ code: 'platform/unknown-key', where: 'answers.yaml:3:5' }],
    ],
    [
      'in the template, when no answer says it',
      'platform: {network: {lan: 10.9.0.0/24}}',
      [
        { code: 'platform/address-outside-lan', where: 'platform.yaml:10:16' },
        { code: 'platform/address-outside-lan', where: 'platform.yaml:16:16' },
      ],
    ],
  ];
  test.each(answers)('%s', async (_, text, failures) => {
    const made = await plan(text);
    expect('failures' in made ? made.failures : []).toMatchObject(failures);
  });

  const templates: readonly (readonly [rule: string, read: TemplateRead, code: string, sentence: RegExp])[] = [
    [
      'a template that is not there',
      { failure: 'missing', path: '/template', reason: 'it does not exist' },
      'new/template',
      /^The template \/template can't be read: it does not exist\.$/,
    ],
    [
      'a link in the template',
      { failure: 'link', path: 'a/b', reason: 'it is a link' },
      'new/template-link',
      /^"a\/b" in the template \/template is a link/,
    ],
    [
      'a file that can not be read',
      { failure: 'unreadable', path: 'a', reason: 'permission is denied' },
      'new/template',
      /"a" in the template \/template can't be used: permission is denied\./,
    ],
    [
      'names that differ in their case',
      { files: filesOf({ ...fixtureTexts, 'readme.md': '' }) },
      'new/case-clash',
      /^"README\.md" and "readme\.md" are one place/,
    ],
    ['no platform.yaml', { files: filesOf({ 'a.yaml': '' }) }, 'new/template', /has no platform\.yaml/],
    [
      'an empty platform.yaml',
      { files: filesOf({ 'platform.yaml': '# x\n' }) },
      'new/template',
      /has no platform\.yaml/,
    ],
  ];
  test.each(templates)('%s', async (_, read, code, sentence) => {
    const made = await plan('', read);
    const [failure] = 'failures' in made ? made.failures : [];
    expect(failure?.code).toBe(code);
    expect(failure?.sentence).toMatch(sentence);
  });
});
