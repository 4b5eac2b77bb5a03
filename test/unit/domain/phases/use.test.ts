import { describe, expect, test } from 'vitest';
import { checkOf, inputsOf, useOf } from '../../../../src/domain/phases/use.ts';
import { template } from './template.ts';

const { plan, spec } = template();

function whatOf(phase: string, check: string, of = plan): string {
  const use = useOf(of, phase, check, null);
  return 'problem' in use ? `problem: ${use.problem}` : use.what;
}

describe('useOf', () => {
  test.each([
    ['security', 'accepted', 'dry run of Pod slipway-probe/compliant (probes/compliant.yaml)'],
    ['services', 'answers-argocd', 'GET https://argocd.lab.home.arpa/healthz'],
    ['runners', 'registered', 'GET https://api.github.com/orgs/example/actions/runners with the token "github"'],
    ['quality', 'hooks', 'pre-commit run --all-files --color=never'],
    ['hosts', 'driver', 'akula-prime: nvidia-smi --query-gpu=driver_version --format=csv,noheader'],
    [
      'hosts',
      'mounted',
      'homelab: findmnt -J -o FSTYPE,OPTIONS,SOURCE /var/lib/longhorn; akula-prime: findmnt -J -o FSTYPE,OPTIONS,SOURCE /var/lib/longhorn',
    ],
    ['storage', 'writes', 'run Job slipway-probe/volume (probes/volume.yaml) for at most 3m'],
    ['hosts', 'nodes', 'problem: A check of kind resource runs by itself.'],
    ['hosts', 'nothing', 'problem: There is no check "nothing" in phase "hosts".'],
  ])('%s/%s: %s', (phase, check, what) => {
    expect(whatOf(phase, check)).toBe(what);
  });

  test('All that is sent is told', () => {
    const use = useOf(plan, 'security', 'accepted', null);
    const manifest = 'problem' in use ? null : use.manifest;
    expect(manifest).toContain('"image": "docker.io/library/busybox:1.37.0');
    expect(JSON.parse(manifest ?? '')).toMatchObject({ kind: 'Pod', metadata: { name: 'compliant' } });
    expect(useOf(plan, 'services', 'answers-argocd', null)).toMatchObject({ manifest: null });
  });

  test('The address is told for who asks it', () => {
    expect(useOf(plan, 'services', 'answers-argocd', null)).toMatchObject({
      url: 'https://argocd.lab.home.arpa/healthz',
      kind: 'http',
    });
  });

  test.each([
    ['platform.yaml', 'domain: lab.home.arpa', 'domain: other.home.arpa', 'services', 'answers-argocd'],
    ['phases/3-security/probes/compliant.yaml', 'busybox:1.37.0', 'busybox:1.38.0', 'security', 'accepted'],
    ['phases/6-quality/phase.yaml', "'--all-files'", "'--files'", 'quality', 'hooks'],
  ])('A change of %s is another thing to agree to', (path, from, to, phase, check) => {
    const textOf = (of: typeof plan): string => {
      const use = useOf(of, phase, check, null);
      return 'problem' in use ? '' : use.text;
    };
    expect(textOf(plan)).toBe(textOf(template().plan));
    expect(textOf(template([path, from, to]).plan)).not.toBe(textOf(plan));
  });

  test.each([
    [
      "url: \"'https://argocd.' + platform.network.domain + '/healthz'\"",
      'url: platform.nothing',
      'services',
      'answers-argocd',
      "can't be worked out",
    ],
    [
      "url: \"'https://argocd.' + platform.network.domain + '/healthz'\"",
      'url: "1 + 1"',
      'services',
      'answers-argocd',
      'The result is no text',
    ],
  ])('An address that is none is told: %.0s%s', (from, to, phase, check, problem) => {
    const broken = template(['phases/4-services/phase.yaml', from, to]).plan;
    expect(whatOf(phase, check, broken)).toContain(problem);
  });
});

describe('inputsOf', () => {
  const inputs = (of: typeof plan, head: string): string => {
    const check = checkOf(of, 'services', 'mirrored');
    if (check === null) throw new Error('There is no such check');
    const git = { branch: 'main', head, upstream: null, ahead: 0, behind: 0, dirty: false, files: [] };
    return inputsOf(check, of.spec, git);
  };

  test('changes with what the expressions name, and with nothing else', () => {
    const other = template(['platform.yaml', 'memory: 120Gi', 'memory: 121Gi']).plan;
    expect(inputs(plan, 'a')).toBe(inputs(template().plan, 'a'));
    expect(inputs(plan, 'b')).not.toBe(inputs(plan, 'a'));
    expect(inputs(other, 'a')).not.toBe(inputs(plan, 'a'));
    const accepted = checkOf(plan, 'security', 'accepted');
    const same = checkOf(other, 'security', 'accepted');
    if (accepted === null || same === null) throw new Error('There is no such check');
    expect(inputsOf(same, other.spec, null)).toBe(inputsOf(accepted, spec, null));
  });
});
