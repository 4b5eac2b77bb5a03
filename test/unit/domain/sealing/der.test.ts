import { describe, expect, test } from 'vitest';
import { DerError, element, elements, encode, expectTag, magnitude, tags } from '../../../../src/domain/sealing/der.ts';

const hex = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(Buffer.from(text.replaceAll(' ', ''), 'hex'));

describe('elements', () => {
  test('One after the other, each with its bytes', () => {
    expect(elements(hex('0201 05 0500'))).toEqual([
      { tag: tags.integer, content: hex('05'), whole: hex('020105') },
      { tag: tags.null, content: hex(''), whole: hex('0500') },
    ]);
    expect(elements(hex(''))).toEqual([]);
  });

  test.each([0, 1, 127, 128, 255, 256, 65_535, 65_536])('Of %i bytes are read as they were written', (length) => {
    const content = new Uint8Array(length).fill(7);
    const written = encode(tags.octetString, content);
    expect(element(written, tags.octetString)).toEqual({ tag: tags.octetString, content, whole: written });
  });

  test.each([
    ['a tag without a length', '02'],
    ['a tag of several bytes', '1f8101 00'],
    ['a length without an end', '3080 0000'],
    ['a length of five bytes', '0485 0000000001 00'],
    ['a length of which bytes are missing', '0482 01'],
    ['a length that one byte could say', '0481 01 00'],
    ['a length with a zero in front', `0482 0080 ${'00'.repeat(128)}`],
    ['an element longer than the bytes', '0402 00'],
  ])('%s is refused', (_, text) => expect(() => elements(hex(text))).toThrow(DerError));
});

describe('what is wanted', () => {
  test('One element and nothing behind it', () => {
    expect(() => element(hex('0500 0500'), tags.null)).toThrow(DerError);
    expect(() => element(hex(''), tags.null)).toThrow(DerError);
  });

  test('The tag', () => {
    expect(() => element(hex('0500'), tags.integer)).toThrow('tag 2 is wanted');
    expect(() => expectTag(undefined, tags.null)).toThrow(DerError);
  });

  test.each([
    ['020105', '05'],
    ['02020080', '80'],
    ['020100', ''],
  ])('The number %s has the magnitude %s', (text, expected) => {
    expect(magnitude(elements(hex(text))[0])).toEqual(hex(expected));
  });

  test.each(['0200', '020180', '02020001', '0500'])('%s is no number that is wanted', (text) => {
    expect(() => magnitude(elements(hex(text))[0])).toThrow(DerError);
  });
});
