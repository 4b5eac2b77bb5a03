import { existsSync, linkSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const patience = 20 * 60_000;

/** The folder for everything that is fetched or built once and outlives a run. */
export function cacheFolder() {
  const named = process.env.SLIPWAY_CACHE;
  if (named) return resolve(named);
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'slipway');
}

/**
 * Makes the folder `target` once for all processes. `build` fills a folder beside it that is renamed when
 * it is complete, so `target` is whole or absent, whatever interrupts the work.
 */
export async function once(target, build) {
  if (existsSync(target)) return target;
  return locked(target, async () => {
    if (existsSync(target)) return target;
    removeAbandoned(target);
    const partial = `${target}.${process.pid}.partial`;
    mkdirSync(partial, { recursive: true, mode: 0o700 });
    try {
      await build(partial);
      renameSync(partial, target);
    } finally {
      rmSync(partial, { recursive: true, force: true });
    }
    return target;
  });
}

/** What killed processes left; their own children may still write there, so the name is never used again. */
function removeAbandoned(target) {
  const folder = dirname(target);
  for (const name of readdirSync(folder)) {
    if (name.startsWith(`${basename(target)}.`) && name.endsWith('.partial'))
      rmSync(join(folder, name), { recursive: true, force: true });
  }
}

/** Runs `work` while no other process runs work under the same name. The lock of a dead process is taken over. */
export async function locked(name, work) {
  const file = `${name}.lock`;
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const until = Date.now() + patience;
  while (!taken(file)) {
    if (Date.now() > until)
      throw new Error(`${file} is held by process ${ownerOf(file)}; remove it if that is not a start of Slipway`);
    await pause(100);
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

/** A link appears with its content at once, so no other process ever reads a lock without an owner. */
function taken(file) {
  const mine = `${file}.${process.pid}`;
  writeFileSync(mine, String(process.pid), { mode: 0o600 });
  try {
    linkSync(mine, file);
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    const owner = ownerOf(file);
    if (owner && !alive(owner)) discard(file, owner);
    return false;
  } finally {
    rmSync(mine, { force: true });
  }
}

/** Takes away the lock of one dead owner; a lock that somebody else took in the meantime is put back. */
function discard(file, owner) {
  const aside = `${file}.${process.pid}.dead`;
  try {
    renameSync(file, aside);
    if (readFileSync(aside, 'utf8') !== owner) linkSync(aside, file);
  } catch (error) {
    if (error.code !== 'ENOENT' && error.code !== 'EEXIST') throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

function ownerOf(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function alive(owner) {
  try {
    process.kill(Number(owner), 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
