import { expect, test } from 'vitest';
import { judgeReport } from '../../../../src/cli/format/judgeReport.ts';
import { policy } from '../../actions/policyFiles.ts';
import { judgeReportOf } from '../policyReports.ts';

async function check(policyText: string, summary: object, results: readonly object[]): Promise<void> {
  const text = judgeReport(await judgeReportOf(policyText));
  expect(text).toMatch(/^\{\n  "kind": "ClusterReport",\n  "apiVersion": "openreports.io\/v1alpha1",\n[^]*\n\}\n$/);
  expect(JSON.parse(text)).toMatchObject({
    summary: { pass: 0, fail: 0, warn: 0, error: 0, skip: 0, ...summary },
    results,
  });
}

test('A result for each outcome, in the words of reports', async () => {
  const annotations = '{policies.kyverno.io/category: Images, policies.kyverno.io/severity: high}';
  const annotated = policy.replace('{name: images}', `{name: images, annotations: ${annotations}}`);
  const said = {
    source: 'KyvernoValidatingPolicy',
    policy: 'images',
    properties: { process: 'background scan' },
    category: 'Images',
    severity: 'high',
  };
  const resource = { kind: 'Pod', namespace: 'default', apiVersion: 'v1' };
  await check(annotated, { pass: 1, fail: 1 }, [
    { ...said, result: 'fail', message: 'Name a version.', resources: [{ ...resource, name: 'bad' }] },
    { ...said, result: 'pass', message: 'success', resources: [{ ...resource, name: 'good' }] },
  ]);
});

test('What is not judged is an error, and what does not match is not there', async () => {
  const unjudged = { result: 'error', properties: { outcome: 'unjudged' } };
  await check(policy.replace('ValidatingPolicy', 'MutatingPolicy'), { error: 2 }, [unjudged, unjudged]);
  await check(policy.replace('[pods]', '[services]'), {}, []);
});

test('A Namespace with standards has a source of its own', async () => {
  const labels = '{pod-security.kubernetes.io/enforce: baseline}';
  const said = { source: 'PodSecurity', policy: 'default', rule: 'enforce', result: 'pass' };
  const namespace = `apiVersion: v1\nkind: Namespace\nmetadata: {name: default, labels: ${labels}}\n`;
  await check(namespace, { pass: 2 }, [said, said]);
});
