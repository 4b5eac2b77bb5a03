import { describe, expect, test } from 'vitest';
import { formats } from '../../../../../../src/domain/cel/library/kubernetes/named.ts';
import { kubernetes } from '../../said.ts';
import { checkPolicies } from '../policies.ts';

describe('formats and what they say', () => {
  checkPolicies(kubernetes, [
    ["format.dns1123Label().validate('my-name')", 'none'],
    [
      "format.dns1123Label().validate('My.Name')",
      "some([\"a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')\"])",
    ],
    ["format.dns1123Label().validate('my.name')", 'some(["must not contain dots"])'],
    [
      "format.dns1123Label().validate('')",
      "some([\"a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')\"])",
    ],
    [
      "format.dns1123Subdomain().validate('a..b')",
      "some([\"a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')\"])",
    ],
    [
      "format.dns1035Label().validate('1a')",
      "some([\"a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is '[a-z]([-a-z0-9]*[a-z0-9])?')\"])",
    ],
    [
      "format.qualifiedName().validate('a/b/c')",
      "some([\"a valid label key must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]') with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')\"])",
    ],
    ["format.qualifiedName().validate('/b')", 'some(["prefix part must be non-empty"])'],
    [
      "format.qualifiedName().validate('a/')",
      "some([\"name part must be non-empty\", \"name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')\"])",
    ],
    [
      "format.qualifiedName().validate('A_/b')",
      "some([\"prefix part a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')\"])",
    ],
    ["format.qualifiedName().validate('example.com/Name')", 'none'],
    [
      "format.labelValue().validate('-a')",
      "some([\"a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')\"])",
    ],
    ["format.labelValue().validate('')", 'none'],
    ["format.dns1123LabelPrefix().validate('abc-')", 'none'],
    ["format.dns1123SubdomainPrefix().validate('abc.-')", 'none'],
    [
      "format.dns1035LabelPrefix().validate('-')",
      "some([\"a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is '[a-z]([-a-z0-9]*[a-z0-9])?')\"])",
    ],
    ["format.uri().validate('https://x').hasValue()", 'false'],
    ["format.uri().validate('x').hasValue()", 'true'],
    ["format.uuid().validate('x')", 'some(["does not match the UUID format"])'],
    ["format.uuid().validate('123e4567-e89b-12d3-a456-426614174000')", 'none'],
    ["format.byte().validate('aGVsbG8=')", 'none'],
    ["format.byte().validate('a')", 'some(["invalid base64"])'],
    ["format.byte().validate('')", 'some(["invalid base64"])'],
    ["format.date().validate('2024-02-30')", 'some(["invalid date"])'],
    ["format.date().validate('2024-02-29')", 'none'],
    ["format.datetime().validate('2024-02-29T00:00:00Z')", 'none'],
    ["format.datetime().validate('2024-02-29T24:00:00Z')", 'some(["invalid datetime"])'],
    ["format.named('date').value().validate('x')", 'some(["invalid date"])'],
  ]);
});

test('A format has a name of its own', () => {
  expect(new Set(Array.from(formats.values(), ({ name }) => name)).size).toBe(formats.size);
  expect(formats.get('labelValue')?.problems('a'.repeat(64))).toEqual(['must be no more than 63 bytes']);
  expect(formats.get('dns1123Label')?.problems('a'.repeat(64))).toEqual(['must be no more than 63 characters']);
});
