import { readFile } from 'node:fs/promises';
import { request } from 'node:https';
import { text } from 'node:stream/consumers';
import { Failure } from '../environment/failure.ts';
import { itemsAt, textAt } from './field.ts';

/** Lets a story happen in the demo that a kubeconfig leads to; answers what one sees then. */
export async function drive(kubeconfig: string, story: string, signal: AbortSignal): Promise<string> {
  const config: unknown = JSON.parse(await readFile(kubeconfig, 'utf8'));
  const [cluster] = itemsAt(config, 'clusters');
  const [user] = itemsAt(config, 'users');
  const ca = Buffer.from(textAt(cluster, 'cluster', 'certificate-authority-data'), 'base64');
  const url = `${textAt(cluster, 'cluster', 'server')}/demo/story`;
  const headers = { authorization: `Bearer ${textAt(user, 'user', 'token')}`, 'content-type': 'application/json' };
  const { status, body } = await new Promise<{ status: number; body: string }>((resolve, reject) => {
    const sent = request(url, { method: 'POST', ca, headers, signal }, (response) => {
      text(response).then((read) => resolve({ status: response.statusCode ?? 0, body: read }), reject);
    });
    sent.on('error', (error) => reject(new Failure('demo/unreachable', `${url} does not answer: ${error.message}.`)));
    sent.end(JSON.stringify({ name: story }));
  });
  const said: unknown = JSON.parse(body);
  if (status !== 200) throw new Failure('demo/refused', `${url} answers ${status}: ${textAt(said, 'message')}.`);
  return textAt(said, 'title');
}
