import { readFileSync } from 'node:fs';
import type { IncomingHttpHeaders } from 'node:http';
import { Agent, request } from 'node:https';
import { text } from 'node:stream/consumers';
import { server, type Place } from './place.ts';
import { deadline } from './until.ts';

/** What the API server said, whatever its status; a body that is not JSON is its text. */
export type Answer = { readonly status: number; readonly body: unknown; readonly headers: IncomingHttpHeaders };

export type Asking = { readonly contentType?: string; readonly signal?: AbortSignal };

/** One request as one user. `path` with its query; a text as body is sent as it is, anything else as JSON. */
export type Api = (method: string, path: string, body?: unknown, asking?: Asking) => Promise<Answer>;

/** Requests with a token, on connections that are kept for the next. */
export function connect(place: Place, token: string): Api {
  let kept: Agent | undefined;
  return (method, path, body, asking = {}) => {
    // The certificate is made by the server, so it is there at the first request and not before.
    kept ??= new Agent({ ca: readFileSync(place.ca), keepAlive: true });
    return ask(kept, token, { method, path, body, ...asking });
  };
}

type Question = Asking & { readonly method: string; readonly path: string; readonly body: unknown };

/** A kept connection had ended before the request was on its way. */
class StaleError extends Error {
  override readonly name = 'StaleError';
}

/** By a restart of the server, all that were kept may be stale; then the same is asked on the next, at last on a new one. */
async function ask(agent: Agent, token: string, question: Question): Promise<Answer> {
  for (;;) {
    try {
      return await askOnce(agent, token, question);
    } catch (error) {
      if (!(error instanceof StaleError)) throw error;
    }
  }
}

function askOnce(agent: Agent, token: string, question: Question): Promise<Answer> {
  const { method, path, body, contentType = 'application/json', signal } = question;
  const sent = body === undefined || typeof body === 'string' ? body : JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const options = {
      agent,
      method,
      headers: {
        authorization: `Bearer ${token}`,
        accept: 'application/json',
        ...(sent === undefined ? {} : { 'content-type': contentType, 'content-length': Buffer.byteLength(sent) }),
      },
      signal: AbortSignal.any([AbortSignal.timeout(deadline), ...(signal === undefined ? [] : [signal])]),
    };
    const asked = request(`${server}${path}`, options, (response) => {
      const { statusCode = 0, headers } = response;
      text(response).then((said) => resolve({ status: statusCode, body: parsed(said), headers }), reject);
    });
    asked.once('error', (error: NodeJS.ErrnoException) => {
      reject(asked.reusedSocket && error.code === 'ECONNRESET' ? new StaleError() : error);
    });
    asked.end(sent);
  });
}

function parsed(said: string): unknown {
  try {
    return JSON.parse(said);
  } catch {
    return said;
  }
}
