import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { visible } from '../../../src/domain/visible.ts';
import { codes } from '../../../src/domain/code.ts';
import type { Finding } from '../../../src/domain/finding.ts';
import { judgePlatform } from '../../../src/domain/platform/judge.ts';
import { judge } from '../../../src/repository/judge.ts';
import { memoryTree } from '../../fakes/tree.ts';
import { good, judged } from '../domain/platform/repo.ts';
import { product, rules } from '../product.ts';
import { policyFilesOf } from '../repository/policyPorts.ts';
import { folder, pages } from './page.ts';
import type { Manifest, Page } from './page.ts';

const all = pages();
const reserved = all.filter((page) => page.opening === 'No version of Slipway says this yet; the code is reserved.');
const said = all.filter((page) => !reserved.includes(page));
const index = readFileSync(join(folder, 'README.md'), 'utf8');

/** The whole of what a page shows by its shape. */
const whole: ReadonlyMap<string, string> = new Map([
  [
    'yaml/too-large',
    `apiVersion: v1\nkind: List\nitems:\n${'  - { apiVersion: v1, kind: ConfigMap, metadata: { name: export, namespace: archive } }\n'.repeat(40_000)}`,
  ],
]);

test('Every code has a page, and every page a code', () => {
  expect(all.map((page) => page.code)).toEqual(Object.keys(codes).toSorted());
});

test('The index has every code with its severity', () => {
  const rows = [...index.matchAll(/^\| \[(.+?)\]\((.+?)\) *\| (\w+) *\| .+ \|$/gm)];
  expect(rows.map(([, code, link, severity]) => ({ code, link, severity })).toSorted(byCode)).toEqual(
    Object.entries(codes)
      .map(([code, severity]) => ({ code, link: `${code}.md`, severity }))
      .toSorted(byCode),
  );
});

test('A page is reserved as long as nothing in the source says its code', () => {
  const source = sourceWithoutCodes();
  expect(said.map((page) => page.code)).toEqual(
    Object.keys(codes)
      .toSorted()
      .filter((code) => source.includes(`'${code}'`)),
  );
});

describe.each(all)('The page of $code', ({ code, text, title, severity }) => {
  test('has the code as its title', () => expect(title).toBe(`# ${code}`));

  test('tells the severity that the code has', () => {
    expect(severity.toLowerCase()).toContain(Object.entries(codes).find(([known]) => known === code)?.[1]);
  });

  test('leads to pages that exist', () => {
    const links = [...text.matchAll(/\]\((?!https:)(.+?)\)/g)].map(([, link = '']) => link);
    expect(links.filter((link) => !existsSync(join(folder, dirname(code), link)))).toEqual([]);
  });
});

test.each(reserved)('The reserved page of $code shows nothing that can be had today', ({ manifests, messages }) => {
  expect([...manifests, ...messages]).toEqual([]);
});

describe.each(said)('The example of $code', (page) => {
  const judging = findingsOf(page, { ...page.manifests[0], text: exampleOf(page) });
  const judgingOwn = judging.then((findings) => findings.filter((finding) => finding.code === page.code));

  test('gets the code once, with the message of the page', async () => {
    expect((await judgingOwn).map((finding) => visible(finding.message))).toEqual([page.messages[0]]);
  });

  test('gets no other code that the page does not name', async () => {
    expect((await judging).filter((finding) => !page.text.includes(finding.code))).toEqual([]);
  });

  test('has the quick fix that the page names, or none', async () => {
    const titles = (await judgingOwn).flatMap((finding: Finding) => finding.fixes.map((fix) => `\`${fix.title}\``));
    expect(titles.filter((title) => !page.text.includes(title))).toEqual([]);
    expect(page.text.includes('There is no quick fix')).toBe(titles.length === 0);
  });

  test('is mended to something without a finding', async () => {
    const mended = page.manifests[1]?.text ?? '';
    expect(mended).not.toBe('');
    expect(await findingsOf(page, { ...page.manifests[1], text: mended })).toEqual([]);
  });
});

/** A manifest stands for itself; a file of a platform in the good repository, `platform.yaml` for the part that it is. */
async function findingsOf(
  { code }: Page,
  { text, role }: Pick<Manifest, 'text'> & Partial<Manifest>,
): Promise<readonly Finding[]> {
  if (code.startsWith('policy/')) return judgedByPolicies(text);
  if (!/^(platform|phase)\//.test(code)) return (await judge(text, rules)).findings;
  if (role === 'applications') return judged('applications.yaml', text).findings;
  if (role === 'phase') return judged('phases/1-storage/phase.yaml', text).findings;
  return judgePlatform(text, { tree: memoryTree(good), partial: true }).findings;
}

/** The policies of the text are asked about its other objects. */
async function judgedByPolicies(text: string): Promise<readonly Finding[]> {
  const files = await policyFilesOf({ '/repository/example.yaml': text });
  const policies = files.judgeOf('/repository/example.yaml');
  const { findings } = await judge(text, { ...rules, policies });
  // Fixes of policies are worked out when somebody asks.
  return findings.map((finding) => {
    const at = { file: '/repository/example.yaml', document: finding.document, item: finding.item };
    const remedies = finding.saidBy === undefined ? [] : files.remedies(at, finding.saidBy);
    return Object.assign({}, finding, { fixes: [...finding.fixes, ...remedies.flatMap(({ fixes }) => fixes)] });
  });
}

function exampleOf({ code, manifests: [example] }: Page): string {
  return (example?.shape === true ? whole.get(code) : example?.text) ?? '';
}

function byCode(a: { readonly code: string | undefined }, b: { readonly code: string | undefined }): number {
  return String(a.code) < String(b.code) ? -1 : 1;
}

function sourceWithoutCodes(): string {
  const source = join(product, 'src');
  return readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && name !== join('domain', 'code.ts'))
    .map((name) => readFileSync(join(source, name), 'utf8'))
    .join('\n');
}
