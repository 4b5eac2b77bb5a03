import { decodeX509 } from '../../../certificate/decode.ts';
import { written } from '../../value.ts';
import { texts } from '../define.ts';
import type { Function } from '../function.ts';
import { Trouble } from '../function.ts';

/** What a certificate says. */
export const certificates: readonly Function[] = [
  texts('x509_decode', 1, ([pem = ''], caller) => {
    const spent = caller.spend(100 + pem.length);
    if (spent !== undefined) return spent;
    const decoded = decodeX509(pem);
    return typeof decoded === 'string' ? new Trouble('argument', decoded) : written(decoded);
  }),
];
