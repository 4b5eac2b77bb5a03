import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

/** The one limit of every wait: what has not been seen by then will not come. */
export const deadline = 60_000;

const pictures = join(import.meta.dirname, '../../out/failures');

/**
 * Reads what the page shows, frame after frame, until `read` gives a value, and returns that. After the deadline
 * it fails with what was awaited and `seen()`, and leaves a picture of the page.
 */
export async function until<T>(
  page: Page,
  awaited: string,
  read: () => Promise<T | undefined>,
  seen: () => unknown = () => '',
): Promise<T> {
  const end = Date.now() + deadline;
  for (;;) {
    const value = await read();
    if (value !== undefined) return value;
    if (Date.now() > end) throw await late(page, awaited, seen());
    await page.evaluate('new Promise((next) => requestAnimationFrame(next))');
  }
}

async function late(page: Page, awaited: string, seen: unknown): Promise<Error> {
  const picture = join(pictures, `${awaited.replaceAll(/[^a-z0-9]+/gi, '-').slice(0, 60)}.png`);
  await mkdir(pictures, { recursive: true });
  await page.screenshot({ path: picture });
  const last = seen === '' ? '' : `, last seen: ${JSON.stringify(seen)}`;
  return new Error(`Waited ${deadline / 1000} s for ${awaited}${last} (picture: ${picture})`);
}

/** The value of `read` once `accept` likes it; the last one is in the message when it never does. */
export async function untilAccepted<T>(
  page: Page,
  awaited: string,
  read: () => Promise<T>,
  accept: (value: T) => boolean | Promise<boolean>,
): Promise<T> {
  let last: T | undefined;
  const look = async (): Promise<{ value: T } | undefined> => {
    last = await read();
    return (await accept(last)) ? { value: last } : undefined;
  };
  return (await until(page, awaited, look, () => last)).value;
}

/** The first thing that fits among those that `read` gives, as soon as there is one. */
export function untilFound<T>(
  page: Page,
  awaited: string,
  read: () => Promise<readonly T[]>,
  fits: (one: T) => boolean,
): Promise<T> {
  let last: readonly T[] = [];
  const look = async (): Promise<T | undefined> => {
    last = await read();
    return last.find(fits);
  };
  return until(page, awaited, look, () => last);
}

/** What a text shall say: contain these words, or match. */
export type Wanted = string | RegExp;

export function says(text: string, wanted: Wanted): boolean {
  return typeof wanted === 'string' ? text.includes(wanted) : wanted.test(text);
}

/** The pattern of a text that is this and nothing more. */
export function exactly(text: string): RegExp {
  return new RegExp(String.raw`^\s*${text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`)}\s*$`);
}
