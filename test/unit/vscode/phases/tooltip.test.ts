import { describe, expect, test, vi } from 'vitest';
import type { CheckResult, PhaseResult } from '../../../../src/domain/phases/result.ts';
import { details } from '../../../../src/vscode/phases/consent.ts';
import { checkEvidence, phaseEvidence } from '../../../../src/vscode/phases/evidence.ts';
import { moment } from '../../../../src/vscode/phases/told.ts';
import { checkTooltip, phaseTooltip } from '../../../../src/vscode/phases/tooltip.ts';
import { hostile } from '../../../fixtures/hostile.ts';
import { checkResult, phaseResult } from './results.ts';

vi.mock('vscode', () => import('../../../fakes/vscode.ts'));

const now = new Date('2026-01-01T14:05:00Z');

/** A check that failed, with this text wherever the cluster or the repository may say one. */
function saying(text: string): CheckResult {
  return checkResult({
    id: text,
    title: text,
    why: text,
    message: text,
    reason: `${text} `,
    remedy: text,
    state: 'failed',
    right: { verb: 'list', group: text, resource: text, namespace: text },
    culprits: [{ apiVersion: 'v1', kind: text, namespace: text, name: text, pointer: text }],
    evidence: {
      at: '2026-01-01T14:03:12Z',
      reads: [
        { verb: 'list', apiVersion: 'v1', kind: text, namespace: text, resourceVersion: text, count: 1, at: null },
      ],
      files: [text],
      summary: text,
    },
  });
}

const phaseSaying = (text: string) =>
  phaseResult({
    id: text,
    title: text,
    summary: text,
    reason: text,
    state: 'failed',
    checks: [saying(text)],
    steps: [
      {
        id: text,
        kind: text,
        title: text,
        spot: { path: text, line: 0 },
        applies: true,
        satisfied: false,
        reason: text,
        problem: text,
      },
    ],
  });

/** All documents in which this text stands wherever it may. */
function documents(text: string): string[] {
  const object = { apiVersion: 'v1', kind: text, namespace: text, name: text };
  const cause = { of: object, object, pointer: text, sentence: text, short: text, since: null, more: 2 };
  const causes = { causes: [{ ...cause, weight: 'absent' as const }], unseen: [text] };
  const manifest = JSON.stringify({ kind: text, [text]: [text] }, null, 2);
  const use = {
    phase: text,
    check: text,
    title: text,
    kind: 'admission' as const,
    what: text,
    manifest,
    tool: { name: text, path: text, version: text },
    scripts: [{ path: text, sha256: 'abc' }],
    digest: 'abc',
  };
  return [
    checkEvidence(phaseSaying(text), saying(text), causes, now),
    phaseEvidence(phaseSaying(text)),
    details([use]),
  ];
}

/** Those that say something: nothing is left out where there is nothing. */
const said = Object.entries(hostile).filter(([, text]) => text.trim() !== '');

/** The targets of all links in Markdown, also of those that somebody else has written. */
function links(markdown: string): string[] {
  return [...markdown.matchAll(/(?<=(?<!\\)(?:\\\\)*)\]\(([^)]*)\)/g)].map(([, target = '']) => target);
}

describe('The hover of a check', () => {
  const check = checkResult({
    state: 'failed',
    why: 'A policy in Audit lets the pod in.',
    message: 'disallow-latest-tag is in Audit',
    remedy: 'Sync the Application kyverno-policies.',
    culprits: [
      {
        apiVersion: 'policies.kyverno.io/v1',
        kind: 'ValidatingPolicy',
        namespace: null,
        name: 'disallow-latest-tag',
        pointer: '/spec/validationActions',
      },
    ],
    evidence: {
      at: '2026-01-01T14:03:12Z',
      reads: [
        {
          verb: 'list',
          apiVersion: 'policies.kyverno.io/v1',
          kind: 'ValidatingPolicy',
          namespace: null,
          resourceVersion: '41822',
          count: 3,
          at: '2026-01-01T14:02:07Z',
        },
        { verb: 'list', apiVersion: 'v1', kind: 'Node', namespace: null, resourceVersion: null, count: 2, at: null },
      ],
      files: ['phases/3-security/exceptions/manifests/values.yaml'],
      summary: '',
    },
  });
  const { value, isTrusted } = checkTooltip(phaseResult(), check, now);
  const text = value.replaceAll('&nbsp;', ' ').replaceAll('\\', '');

  test.each([
    '**Baseline policies deny** · failed',
    'A policy in Audit lets the pod in.',
    'disallow-latest-tag is in Audit',
    `3 × ValidatingPolicy, list at ${moment(new Date('2026-01-01T14:02:07Z'), now)}, `,
    '2 × Node, list\n',
    'resourceVersion 41822',
    'phases/3-security/exceptions/manifests/values.yaml',
    '[ValidatingPolicy disallow-latest-tag at /spec/validationActions](command:slipway.evidence.show?',
    'Sync the Application kyverno-policies. [Open](command:slipway.manifest.open?',
    '[Validate](command:slipway.check.validate?',
  ])('says %s', (part) => expect(text).toContain(part));

  test('trusts its own commands alone', () => {
    expect(isTrusted).toEqual({
      enabledCommands: [
        'slipway.evidence.show',
        'slipway.manifest.open',
        'slipway.check.validate',
        'slipway.phase.validate',
      ],
    });
  });
});

describe('The hover of a phase', () => {
  const step = {
    id: 'release',
    kind: 'gitops',
    title: 'Release security',
    spot: { path: 'phases/3-security/phase.yaml', line: 7 },
    applies: true,
    satisfied: false,
    reason: 'released: 2',
    problem: null,
  };
  const validate = 'command:slipway.phase.validate';
  const bootstrap = 'command:slipway.phase.bootstrap';

  test.each<[string, Partial<PhaseResult>, readonly string[]]>([
    ['with something to do leads to Bootstrap Phase', { steps: [step] }, [validate, bootstrap]],
    ['with nothing to do does not', { steps: [{ ...step, satisfied: true }] }, [validate]],
    ['that waits for another does not', { steps: [step], blockedBy: ['gitops'] }, [validate]],
  ])('%s', (_, phase, wanted) => {
    const { value } = phaseTooltip(phaseResult({ state: 'failed', ...phase }));
    expect(links(value).map((target) => target.split('?')[0])).toEqual(wanted);
    for (const target of links(value))
      expect(JSON.parse(decodeURIComponent(target.split('?')[1] ?? ''))).toEqual([{ phase: 'security', check: null }]);
  });

  test('trusts its own commands alone', () => {
    expect(phaseTooltip(phaseResult()).isTrusted).toEqual({
      enabledCommands: ['slipway.phase.validate', 'slipway.phase.bootstrap'],
    });
  });
});

describe('Text of others', () => {
  const benign = saying('benign');

  test.each(Object.entries(hostile))('with %s makes no link, no line and no command in a hover', (_, text) => {
    const [ours, theirs] = [benign, saying(text)].map(
      (check) => checkTooltip(phaseSaying(check.title), check, now).value,
    );
    const [own, made] = [links(ours ?? ''), links(theirs ?? '')];
    expect(made.map((target) => target.split('?')[0])).toEqual(own.map((target) => target.split('?')[0]));
    for (const target of made) expect(JSON.parse(decodeURIComponent(target.split('?')[1] ?? ''))).toHaveLength(1);
  });

  test.each(Object.entries(hostile))('with %s makes no address in a hover', (_, text) => {
    for (const { value } of [checkTooltip(phaseSaying(text), saying(text), now), phaseTooltip(phaseSaying(text))]) {
      const prose = value.replaceAll(/\]\(command:[^)]*\)/g, ']');
      expect(prose).not.toMatch(/(?<!\\):\/\/|(?<!\\)@|www(?<!\\)\./i);
    }
  });

  test.each(said)('with %s makes no line in a hover', (_, text) => {
    const [ours, theirs] = ['benign', text].map((one) => checkTooltip(phaseSaying(one), saying(one), now).value);
    expect(theirs?.split('\n')).toHaveLength(ours?.split('\n').length ?? 0);
  });

  test.each(Object.entries(hostile))('with %s makes no link in the hover of a phase', (_, text) => {
    const own = (phase: string) => links(phaseTooltip(phaseSaying(phase)).value).map((target) => target.split('?')[0]);
    expect(own(text)).toEqual(own('benign'));
  });

  test.each(Object.entries(hostile))('with %s makes no link and no HTML in a document', (_, text) => {
    for (const document of documents(text)) {
      const prose = document.replaceAll(/^(```+)json\n.*?\n\1$/gms, '').replaceAll(/(`+)(?!`).*?(?<!`)\1(?!`)/g, '');
      expect(links(prose)).toEqual([]);
      expect(prose).not.toMatch(/(?<!\\)<[a-z!/]/i);
    }
  });

  test.each(said)('with %s makes no heading and no line in a document', (_, text) => {
    const own = documents('benign');
    for (const [index, document] of documents(text).entries()) {
      expect(document.split('\n')).toHaveLength(own[index]?.split('\n').length ?? 0);
      expect(document.match(/^#+ /gm)).toEqual(own[index]?.match(/^#+ /gm));
    }
  });
});
