import type { ServerResponse } from 'node:http';
import { parse } from 'yaml';
import { ApiFailure, badRequest, statusOf, wrongMedia } from './failure.ts';
import { protobuf } from './protobuf.ts';

/** The router itself knows no such path: the answer is text, and no Status. */
export class NothingThere extends Error {}

/** The value of a body, by its media type. */
export function read(body: string, type: string): unknown {
  if (!['', 'application/json', 'application/yaml', protobuf].includes(type)) throw wrongMedia();
  try {
    return type === 'application/yaml' ? parse(body) : JSON.parse(body);
  } catch {
    throw badRequest('the object provided is unrecognized (must be of type Kind): it is no JSON');
  }
}

export function fail(response: ServerResponse, error: unknown): void {
  if (response.headersSent) return void response.destroy();
  if (error instanceof NothingThere)
    return void response.writeHead(404, { 'content-type': 'text/plain' }).end('404 page not found\n');
  if (error instanceof ApiFailure) {
    for (const [name, value] of Object.entries(error.headers)) response.setHeader(name, value);
    return json(response, error.status.code, error.status);
  }
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  json(response, 500, statusOf(500, 'InternalError', `Internal error occurred: ${message}`));
}

export function json(response: ServerResponse, code: number, value: unknown): void {
  if (typeof value === 'string') response.writeHead(code, { 'content-type': 'text/plain' }).end(value);
  else answer(response, code, JSON.stringify(value));
}

export function answer(response: ServerResponse, code: number, text: string): void {
  response.writeHead(code, { 'content-type': 'application/json' }).end(text);
}
