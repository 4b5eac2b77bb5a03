import type { ServerResponse } from 'node:http';
import { broken, pageExpired, tooMany, unauthorized } from './failure.ts';
import type { ApiFailure } from './failure.ts';
import type { Mishap } from './faults.ts';

/** Lets a request go wrong; throws `ApiFailure` where that is an answer. */
export function happen(mishap: Mishap, response: ServerResponse): void {
  switch (mishap.type) {
    case 'status':
      throw failureOf(mishap);
    case 'hang':
      return;
    case 'reset':
      return cut(response);
    case 'redirect':
      return void response.writeHead(307, { location: mishap.location }).end();
    case 'huge':
      return flood(response);
  }
}

function failureOf({ code, seconds = 1 }: { readonly code: number; readonly seconds?: number }): ApiFailure {
  if (code === 401) return unauthorized();
  if (code === 410) return pageExpired();
  return code === 429 ? tooMany(seconds) : broken(code);
}

/** The head of an answer and a bit of its body have left before the connection breaks. */
function cut(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': 100_000 });
  response.write('{"kind":"List",', () => void response.socket?.destroy());
}

function flood(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  const more = (): void => {
    while (!response.destroyed && response.write(filler));
  };
  response.on('drain', more);
  response.write('{"kind":"List","items":[],"filler":"');
  more();
}

const filler = Buffer.alloc(1024 * 1024, 'x');
