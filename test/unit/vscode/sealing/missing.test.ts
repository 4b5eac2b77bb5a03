import { beforeEach, describe, expect, test, vi } from 'vitest';
import { readCertificate } from '../../../../src/domain/sealing/certificate.ts';
import { newSealedSecret } from '../../../../src/domain/sealing/create.ts';
import type { MissingSecrets } from '../../../../src/actions/missingSecrets.ts';
import { missingIn, missingStep, sealMissing } from '../../../../src/vscode/sealing/missing.ts';
import type { Asker } from '../../../../src/vscode/steps.ts';
import { memoryFiles } from '../../../fakes/files.ts';
import { MemoryQuestions } from '../../../fakes/questions.ts';
import { window, workspace } from '../../../fakes/vscode.ts';
import { opened, placeOf } from '../../actions/bootstrap/secretsPlatform.ts';
import { fixture } from '../../domain/sealing/fixtures.ts';

vi.mock('vscode', async () => {
  const fake = await import('../../../fakes/vscode.ts');
  const file = (path: string) => ({ fsPath: path, scheme: 'file', with: () => ({ fsPath: path, scheme: 'untitled' }) });
  return { ...fake, Uri: { file } };
});

const { spec, phase } = placeOf('services', 'seal');
const services = { ...spec, phases: [phase] };
const path = 'phases/4-services/gitlab/secrets/gitlab-initial.yaml';
const certificate = await readCertificate(fixture('cert.pem'), new Date('2030-01-01'));
const other = newSealedSecret({
  name: 'other',
  namespace: 'gitlab',
  scope: 'strict',
  type: null,
  encryptedData: new Map([['a', 'AQ==']]),
});

/** The documents that are open, and what the user is told. */
const [documents, told]: [Map<string, { text: string; scheme: string }>, string[]] = [new Map(), []];

interface Edit {
  replace(range: { readonly end: { readonly line: number } }, text: string): void;
}

function documentAt(name: string, { text, scheme }: { readonly text: string; readonly scheme: string }) {
  const positionAt = (): object => ({ line: text.split('\n').length - 1, character: 0 });
  return { uri: { fsPath: name, scheme }, getText: () => text, positionAt };
}

/** An editor with these files on disk. */
function editor(disk: Readonly<Record<string, string>>): void {
  documents.clear();
  told.length = 0;
  Object.defineProperty(workspace, 'textDocuments', {
    configurable: true,
    get: () => [...documents].map(([name, one]) => documentAt(name, one)),
  });
  Object.assign(workspace, {
    openTextDocument: async ({ fsPath, scheme }: { fsPath: string; scheme: string }) => {
      const one = { text: scheme === 'file' ? (disk[fsPath] ?? '') : '', scheme };
      documents.set(fsPath, one);
      return documentAt(fsPath, one);
    },
  });
  Object.assign(window, {
    showTextDocument: async ({ uri: { fsPath, scheme } }: ReturnType<typeof documentAt>) => ({
      edit: async (call: (edit: Edit) => void) => {
        call({ replace: (_, text) => void documents.set(fsPath, { text, scheme }) });
        return true;
      },
    }),
    showInformationMessage: async (text: string) => void told.push(text),
    showErrorMessage: async (text: string) => void told.push(text),
  });
}

async function first(disk: Readonly<Record<string, string>>): Promise<MissingSecrets> {
  const [found] = await missingIn(services, '/lab', memoryFiles(disk));
  if (found === undefined) throw new Error('There is none.');
  return found;
}

beforeEach(() => editor({}));

describe('What a phase names and no file has', () => {
  test('is offered with its phase, before another', async () => {
    const all = await missingIn(services, '/lab', memoryFiles({}));
    const asked: unknown[] = [];
    const asker = {
      choose: async ({ choices }: Parameters<Asker['choose']>[0]) => {
        asked.push(...choices.map(({ label, description }) => [label, description]));
        return choices[0]?.value;
      },
    } as unknown as Asker;
    const step = missingStep(all);
    expect((await step.ask(asker, { missing: null })).missing).toBe(all[0]);
    expect(asked[0]).toEqual(['gitlab/gitlab-initial', phase.title]);
    expect(asked.at(-1)).toEqual(['Another Secret…', undefined]);
    expect([step.when?.({ missing: null }), missingStep([]).when?.({ missing: null })]).toEqual([true, false]);
  });

  test('is not what stands in a file that nobody has saved', async () => {
    documents.set(`/lab/${path}`, { text: other.replaceAll('other', 'gitlab-initial'), scheme: 'untitled' });
    const all = await missingIn(services, '/lab', memoryFiles({}));
    expect(all.flatMap(({ secrets }) => secrets.map(({ name }) => name))).not.toContain('gitlab-initial');
  });

  test('comes into a new file', async () => {
    await sealMissing(await first({}), '/lab', certificate, new MemoryQuestions());
    const { text = '', scheme } = documents.get(`/lab/${path}`) ?? {};
    expect([scheme, Object.keys(await opened([{ path, text }]))]).toEqual([
      'untitled',
      [`${path} GITLAB_ROOT_PASSWORD`],
    ]);
    expect(told).toEqual([`Sealed Secret gitlab/gitlab-initial. Save it as ${path}.`]);
  });

  test('comes behind what stands in its file', async () => {
    const disk = { [`/lab/${path}`]: other };
    editor(disk);
    await sealMissing(await first(disk), '/lab', certificate, new MemoryQuestions());
    expect(documents.get(`/lab/${path}`)?.text.startsWith(`${other}---\n`)).toBe(true);
  });

  test('comes into no file that has changed meanwhile', async () => {
    const missing = await first({});
    documents.set(`/lab/${path}`, { text: '# mine\n', scheme: 'file' });
    await sealMissing(missing, '/lab', certificate, new MemoryQuestions());
    expect([documents.get(`/lab/${path}`)?.text, told]).toEqual([
      '# mine\n',
      [`${path} has changed meanwhile; try again.`],
    ]);
  });

  test('comes nowhere without a value that nobody says', async () => {
    const keys = placeOf('gitops', 'deploy-key');
    const step = { ...keys.step, when: null };
    const [missing] = await missingIn({ ...spec, phases: [{ ...keys.phase, steps: [step] }] }, '/lab', memoryFiles({}));
    if (missing === undefined) throw new Error('There is none.');
    await sealMissing(missing, '/lab', certificate, new MemoryQuestions());
    expect([documents.size, told]).toEqual([
      0,
      ['Nobody said the value of argocd/repository/sshPrivateKey; nothing was sealed.'],
    ]);
  });
});
