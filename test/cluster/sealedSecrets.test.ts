/** What we seal to the certificate of the real controller, it opens in the cluster. */
import { beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { KubeObject } from '../../scripts/cluster/objects.ts';
import { readCertificate } from '../../src/domain/sealing/certificate.ts';
import { newSealedSecret } from '../../src/domain/sealing/create.ts';
import { encryptValue } from '../../src/domain/sealing/encrypt.ts';
import { labelOf, scopes, type Scope } from '../../src/domain/sealing/scope.ts';
import { cluster } from './harness/cluster.ts';
import { describeWithCluster } from './harness/describe.ts';
import { apply, newNamespace, read, remove, untilObject } from './harness/objects.ts';
import { start } from './harness/processes.ts';

const certificatePath = '/api/v1/namespaces/kube-system/services/http:sealed-secrets-controller:http/proxy/v1/cert.pem';

describeWithCluster('the Sealed Secrets controller', () => {
  beforeAll(() => start('sealed-secrets'));

  test('gives its certificate to everybody who is known', async () => {
    const known = await cluster().api('GET', certificatePath, undefined, { user: 'dev' });
    expect(known).toMatchObject({ status: 200, body: expect.stringContaining('BEGIN CERTIFICATE') });
  });

  test.each(scopes)('opens what we seal with the scope %s', async (scope) => {
    const namespace = await newNamespace();
    await apply(await sealed({ namespace, name: 'login', scope, value: 'correct horse' }));
    const secret = await untilObject(
      { apiVersion: 'v1', kind: 'Secret', namespace, name: 'login' },
      'is made',
      () => true,
    );
    expect(secret).toMatchObject({ data: { password: Buffer.from('correct horse').toString('base64') } });
  });

  test('says that it has opened it, and takes the Secret along when the SealedSecret goes', async () => {
    const namespace = await newNamespace();
    const reference = { apiVersion: 'bitnami.com/v1alpha1', kind: 'SealedSecret', namespace, name: 'login' };
    await apply(await sealed({ namespace, name: 'login', scope: 'strict', value: 'correct horse' }));
    const opened = await untilObject(reference, 'has a status', ({ status }) => status !== undefined);
    expect(opened).toMatchObject({ status: { conditions: [{ type: 'Synced', status: 'True' }] } });
    await remove(reference);
    const secret = { apiVersion: 'v1', kind: 'Secret', namespace, name: 'login' };
    await expect.poll(() => read(secret), { timeout: 60_000 }).toBeUndefined();
  });

  test('does not open what was sealed for another name', async () => {
    const namespace = await newNamespace();
    const object = await sealed({ namespace, name: 'login', scope: 'strict', value: 'correct horse' });
    await apply({ ...object, metadata: { ...object.metadata, name: 'other' } });
    const refused = await untilObject(
      { apiVersion: 'bitnami.com/v1alpha1', kind: 'SealedSecret', namespace, name: 'other' },
      'has a status',
      ({ status }) => status !== undefined,
    );
    expect(refused).toMatchObject({ status: { conditions: [{ type: 'Synced', status: 'False' }] } });
    expect(await read({ apiVersion: 'v1', kind: 'Secret', namespace, name: 'other' })).toBeUndefined();
  });
});

type Sealing = { readonly namespace: string; readonly name: string; readonly scope: Scope; readonly value: string };

async function sealed({ namespace, name, scope, value }: Sealing): Promise<KubeObject> {
  const { body } = await cluster().api('GET', certificatePath, undefined, { user: 'dev' });
  const certificate = await readCertificate(String(body), new Date());
  const password = await encryptValue(certificate, labelOf(scope, namespace, name), new TextEncoder().encode(value));
  const encryptedData = new Map([['password', password]]);
  return parse(newSealedSecret({ name, namespace, scope, type: 'Opaque', encryptedData })) as KubeObject;
}
