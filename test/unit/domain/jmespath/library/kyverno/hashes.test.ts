import { check } from './outcome.ts';
import type { Case } from './outcome.ts';

/** As Kyverno 1.19.1 answers (test/peers/jmespath compares many more). */
const cases: readonly Case[] = [
  ["base64_decode('SGVsbG8=')", { value: 'Hello' }],
  ["base64_decode('w6Q=')", { value: 'ä' }],
  ["base64_decode('SGVsbG8')", { error: 'illegal base64 data at input byte 4' }],
  ["base64_decode('!')", { error: 'illegal base64 data at input byte 0' }],
  ["base64_encode('Hello ä')", { value: 'SGVsbG8gw6Q=' }],
  ["base64_encode('')", { value: '' }],
  ["sha1('Alice & Bob')", { value: 'e3ec484930685a61b0f824cd684a68699d2b98c1' }],
  ["sha256('Alice & Bob')", { value: 'aacc61bee2132eaeed4c9e6453cc144afa78a5e690880da3690c4ea965c4cda6' }],
  ["md5('Alice & Bob')", { value: 'def42e1abd2462df1f9f0a4b3d488221' }],
  ["md5('ä')", { value: '8419b71c87a225a2c70b50486fbee545' }],
  ['sha256(`1`)', { error: 'Invalid type for: 1, expected: []jmespath.JpType{"string"}' }],
];

check('Bytes', cases);
