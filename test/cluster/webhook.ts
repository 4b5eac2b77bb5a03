import { randomBytes } from 'node:crypto';
import { onTestFinished } from 'vitest';
import { until } from '../../scripts/cluster/until.ts';
import { pemData } from '../unit/node/kubernetes/certificates.ts';
import { apiServer, json } from '../unit/node/kubernetes/server.ts';
import { as } from './harness/cluster.ts';
import { apply, remove } from './harness/objects.ts';

/** What the API server asks about, as far as a test wants to know it (AdmissionReview, `admission.k8s.io/v1`). */
export interface Review {
  readonly uid: string;
  readonly operation: 'CREATE' | 'UPDATE' | 'DELETE';
  readonly name: string;
  readonly resource: { readonly resource: string };
  readonly dryRun?: boolean;
}

/** What the webhook says: null lets it through, a text refuses it, and never is never. */
export type Judge = (review: Review) => Promise<Verdict> | Verdict;
type Verdict = null | string | { readonly code: number; readonly message: string };

interface Wanted {
  /** What it is asked about; by default what the tests write. */
  readonly resources?: readonly string[];
  readonly seconds?: number;
  /** Whether it may change objects, which such webhooks do one after the other. */
  readonly mutates?: boolean;
}

/** Objects of this name, and the id of a webhook, are refused by it: so it is seen that the API server asks it. */
const sign = 'is-there-';

/**
 * A webhook of the real API server for one namespace, with failurePolicy Fail; it goes when the test has finished. Returns
 * when the API server asks it.
 */
export async function webhook(
  namespace: string,
  judge: Judge,
  { resources = ['configmaps', 'secrets', 'jobs', 'applications'], seconds = 30, mutates = false }: Wanted = {},
) {
  const id = randomBytes(4).toString('hex');
  const name = `test-${id}.slipway.test`;
  const asked: Review[] = [];
  const server = await apiServer((_, response, body) => {
    const { request } = JSON.parse(body) as { readonly request: Review };
    const answer = (verdict: Verdict): void => {
      const status = typeof verdict === 'string' ? { message: verdict } : verdict;
      const said = { uid: request.uid, allowed: verdict === null, ...(status === null ? {} : { status }) };
      json(response, { apiVersion: 'admission.k8s.io/v1', kind: 'AdmissionReview', response: said });
    };
    if (request.name.startsWith(sign)) return answer(request.name === `${sign}${id}` ? 'It is.' : null);
    asked.push(request);
    void Promise.resolve(judge(request)).then(answer);
  });
  const kind = mutates ? 'MutatingWebhookConfiguration' : 'ValidatingWebhookConfiguration';
  const reference = { apiVersion: 'admissionregistration.k8s.io/v1', kind, name };
  const signed = async (): Promise<boolean> => {
    const object = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: `${sign}${id}` } };
    const path = `/api/v1/namespaces/${namespace}/configmaps?dryRun=All`;
    return JSON.stringify((await as('harness')('POST', path, object)).body).includes(name);
  };
  /** The API server goes on asking for a moment, and refuses what it gets no answer for. */
  const away = async (): Promise<void> => {
    await remove(reference);
    await until(`the API server not to ask ${name}`, async () => ((await signed()) ? undefined : true));
  };
  onTestFinished(away);
  await apply({
    apiVersion: reference.apiVersion,
    kind,
    metadata: { name },
    webhooks: [
      {
        name,
        admissionReviewVersions: ['v1'],
        sideEffects: 'None',
        failurePolicy: 'Fail',
        timeoutSeconds: seconds,
        clientConfig: { url: `${server.url}/`, caBundle: pemData('authority.pem') },
        namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } },
        rules: [{ operations: ['*'], apiGroups: ['*'], apiVersions: ['*'], resources, scope: '*' }],
      },
    ],
  });
  await until(`the API server to ask ${name}`, async () => ((await signed()) ? true : undefined));
  return {
    name,
    /** What it was asked, but for whether it is there. */
    asked,
    /** Nobody listens any more. */
    down: () => {
      server.stop();
    },
    remove: away,
  };
}
