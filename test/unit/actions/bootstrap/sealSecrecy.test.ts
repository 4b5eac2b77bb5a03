import { describe, expect, test } from 'vitest';
import { sealStep } from '../../../../src/actions/bootstrap/sealStep.ts';
import { decryptValue } from '../../../../src/domain/sealing/decrypt.ts';
import { sha256 } from '../../../../src/domain/sha256.ts';
import { hostile } from '../../../fixtures/hostile.ts';
import { fixture, keys } from '../../domain/sealing/fixtures.ts';
import { opened, placeOf, planAndRun, platform, sealWork } from './secretsPlatform.ts';

const committed = { 'pub-cert.pem': fixture('cert.pem') };
const services = placeOf('services', 'seal');
const deployKey = placeOf('gitops', 'deploy-key');
const litellm = 'phases/4-services/litellm/secrets/litellm-env.yaml';

const hash = (text: string): Promise<string> => sha256(new TextEncoder().encode(text));

describe('no value is seen anywhere', () => {
  const cases = Object.entries(hostile).filter(([, text]) => text.trim() !== '' && text.isWellFormed());
  test.each(cases)('%s', async (_, text) => {
    const secret = `${text}-hunter2-${text}`;
    const { ports, git, cluster, writer } = platform(committed, { secret });
    const seen = await planAndRun(sealStep, ports, deployKey, sealWork(deployKey));
    expect(seen.ran.state).toBe('passed');
    const everything = JSON.stringify([seen, git.commits, cluster.calls, [...writer.texts]]);
    expect(everything).not.toContain('hunter2');
    expect(everything).not.toContain(JSON.stringify(secret).slice(1, -1));
    expect(everything).not.toContain(Buffer.from(secret).toString('base64'));
    const file = git.commits[0]?.files ?? [];
    expect((await opened(file))[`${file[0]?.path} sshPrivateKey`]).toBe(await hash(secret));
  });

  test('nor of one that is made here', async () => {
    const { ports, git } = platform(committed);
    const seen = await planAndRun(sealStep, ports, services, sealWork(services));
    const text = git.commits[0]?.files.find(({ path }) => path === litellm)?.text ?? '';
    const sealed = / LITELLM_MASTER_KEY: (\S+)/.exec(text)?.[1] ?? '';
    const bytes = await decryptValue(await keys(), 'litellm/litellm-env', sealed);
    const value = new TextDecoder().decode(bytes ?? undefined);
    expect(value).toMatch(/^[A-Za-z0-9]{48}$/);
    const shown = JSON.stringify([seen, git.commits]);
    for (const form of [value, Buffer.from(value).toString('base64')]) expect(shown).not.toContain(form);
  });
});
