import { nameOfRight } from '../../domain/kubernetes/failure.ts';
import type { Right } from '../../domain/kubernetes/failure.ts';
import { refusalOf } from '../../domain/kubernetes/refusal.ts';
import type { Cause, Told, Written } from '../../domain/kubernetes/written.ts';
import { Failed, failed } from './failed.ts';
import { isMap } from './kubeconfig/field.ts';

/** What was asked, for sentences and for the right that is missing. */
export interface Asked {
  readonly server: string;
  readonly right: Right;
  /** What was to be written, when it was no question. */
  readonly written?: Written | undefined;
}

/** A `Status` of the API server, as far as it can be read; its message is in one line, and empty when it says nothing. */
export interface Status extends Told {
  /** The message in its lines: policies are told apart by them. */
  readonly text: string;
}

/** Reads the body of an answer that is no success; what is no Status gives its first line. */
export function readStatus(body: string, code: number): Status {
  const read = json(body);
  if (isMap(read) && read['kind'] === 'Status') return statusOf(read, code);
  const html = /<title>([^<]*)<\/title>/i.exec(body)?.[1];
  const line = oneLine(html ?? body.trim().split('\n')[0] ?? '');
  return { ...silent(code), message: line, text: line };
}

/** A Status that is parsed already, as an event of a watch carries it. */
export function statusOf(status: Readonly<Record<string, unknown>>, code = 0): Status {
  const details = isMap(status['details']) ? status['details'] : {};
  const text = textIn(status, 'message');
  return {
    code: typeof status['code'] === 'number' ? status['code'] : code,
    message: oneLine(text),
    text: shortened(text),
    reason: textIn(status, 'reason'),
    about: { kind: textIn(details, 'kind'), name: textIn(details, 'name') },
    causes: causesIn(details['causes']),
  };
}

/** A status of which only the number is known. */
export function silent(code: number): Status {
  return { code, message: '', text: '', reason: '', about: { kind: '', name: '' }, causes: [] };
}

/** More causes are told by nobody. */
const mostCauses = 20;

function causesIn(causes: unknown): readonly Cause[] {
  return (Array.isArray(causes) ? causes.slice(0, mostCauses) : []).filter(isMap).map((cause) => ({
    reason: textIn(cause, 'reason'),
    message: oneLine(textIn(cause, 'message')),
    field: oneLine(textIn(cause, 'field')),
  }));
}

function textIn(map: Readonly<Record<string, unknown>>, name: string): string {
  const value = map[name];
  return typeof value === 'string' ? value : '';
}

/** The failure that a status stands for. `retryAfter` in milliseconds. */
export function ofStatus(status: Status, { server, right, written }: Asked, retryAfter: number | null): Failed {
  const refusal = written === undefined ? null : refusalOf(status, written);
  if (refusal !== null) return new Failed(refusal);
  const { code, message } = status;
  const said = message === '' ? '.' : `: ${message}${/[.!?]$/.test(message) ? '' : '.'}`;
  if (code >= 300 && code < 400)
    return failed('redirect', `${server} leads elsewhere (${code}), which is not followed.`, {
      remedy: 'Write the address where the API is into the kubeconfig.',
    });
  switch (code) {
    case 401:
      return failed('unauthorized', `${server} does not take the credentials of this context.`, {
        remedy: 'Sign in anew, or renew the token or certificate in the kubeconfig.',
      });
    case 403:
      return failed('forbidden', `You may not ${nameOfRight(right)}.`, {
        remedy: `Ask for the right to ${nameOfRight(right)}.`,
        right,
      });
    case 404:
      // What the router of the API server does not know gets no reason.
      return failed(status.reason === 'NotFound' ? 'missing' : 'no-kind', `${server} has nothing there${said}`);
    case 409:
      // What is there already has not changed: it can't be created.
      return status.reason === 'AlreadyExists'
        ? failed('exists', `${server} answers 409${said}`)
        : failed('conflict', `${server} has it otherwise by now${said}`);
    case 410:
      return failed('expired', `${server} no longer knows that time in its history.`);
    case 429:
      return failed('throttled', `${server} is asked too much at the moment.`, { retryAfter });
    default:
      return code >= 500
        ? failed('server', `${server} answers ${code}${said}`, {
            retryAfter,
            remedy: 'Look at the log of the API server.',
          })
        : failed('refused', `${server} answers ${code}${said}`);
  }
}

/** `Retry-After` in milliseconds: seconds or a date (RFC 9110, 10.2.3); null when there is none that can be read. */
export function retryAfterOf(header: string | undefined, now: Date): number | null {
  if (header === undefined) return null;
  if (/^\d{1,9}$/.test(header.trim())) return Number(header) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? null : Math.max(0, date - now.getTime());
}

const mostSaid = 2000;

function oneLine(text: string): string {
  return shortened(text.trim().replaceAll(/\s+/g, ' '));
}

function shortened(text: string): string {
  return text.length > mostSaid ? `${text.slice(0, mostSaid)}…` : text;
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
