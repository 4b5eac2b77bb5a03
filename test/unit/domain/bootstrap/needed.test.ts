import { expect, test } from 'vitest';
import { neededFor } from '../../../../src/domain/bootstrap/needed.ts';
import { template } from '../phases/template.ts';

const { spec } = template();

function needed(phaseId: string, of = spec): string[] {
  const phase = of.phases.find(({ id }) => id === phaseId);
  const step = phase?.steps.find(({ kind }) => kind === 'gitops');
  if (phase === undefined || step === undefined) throw new Error(`${phaseId} releases nothing.`);
  return neededFor(of, phase, step).map(({ path }) => path);
}

const key = ['pub-cert.pem', '.slipway/sealing-key.json'];

test('Before the sealing key nothing is needed; from then on the certificate and the record', () => {
  expect(needed('storage')).toEqual([]);
  expect(needed('gitops')).toEqual(key);
  expect(needed('security')).toEqual(key);
});

test('Secrets are needed that steps of this and of earlier phases seal', () => {
  expect(needed('services')).toEqual(
    expect.arrayContaining([...key, 'phases/4-services/n8n/secrets/n8n-secrets.yaml']),
  );
  expect(needed('services')).not.toContain('phases/5-runners/arc-runners/secrets/arc-github-app.yaml');
  expect(needed('runners')).toEqual(expect.arrayContaining(needed('services')));
});

test('What is switched off is not needed, and what only an address needs neither', () => {
  const ssh = template(['platform.yaml', 'mirror: https://github.com/', 'mirror: git@github.com:']).spec;
  expect(needed('gitops', ssh)).toContain('bootstrap/root-application/secrets/repository.yaml');
  const applications = Object.fromEntries(
    Object.entries(spec.applications).map(([name, row]) => [name, name === 'n8n' ? { ...row, enabled: false } : row]),
  );
  expect(needed('services', { ...spec, applications })).not.toContain('phases/4-services/n8n/secrets/n8n-secrets.yaml');
});

test('Each is named with the step that makes it', () => {
  const phase = spec.phases.find(({ id }) => id === 'security');
  const step = phase?.steps[0];
  if (phase === undefined || step === undefined) throw new Error('There is no such phase.');
  expect(neededFor(spec, phase, step)[0]).toEqual({
    path: 'pub-cert.pem',
    step: { title: 'Back the sealing key up', phase: 'GitOps' },
  });
});
