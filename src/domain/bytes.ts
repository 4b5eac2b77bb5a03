import { isBase64 } from './base64.ts';

/** Base64 of the standard alphabet with its padding, on one line. */
export function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += piece) binary += String.fromCharCode(...bytes.subarray(at, at + piece));
  return btoa(binary);
}

/** The bytes of base64 as Go reads it: line breaks count for nothing. Null for anything else. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> | null {
  if (!isBase64(text)) return null;
  return Uint8Array.from(atob(text.replaceAll(/[\r\n]/g, '')), (character) => character.charCodeAt(0));
}

export function concat(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** As many as any engine takes as arguments. */
const piece = 0x8000;
