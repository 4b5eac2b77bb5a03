/** How a function is explained. */
export interface Explained {
  /** Names of the arguments; one that ends with dots stands for all that are left. */
  readonly parameters: readonly string[];
  /**
   * What comes out: a type, or the argument that is given back (`same`), an element of it (`element`), or what all of
   * them have in one (`merged`).
   */
  readonly result: Given;
  /** One sentence. */
  readonly does: string;
}

export type Given =
  | 'string'
  | 'number'
  | 'boolean'
  | 'array'
  | 'array of string'
  | 'object'
  | 'any'
  | 'same'
  | 'merged'
  | 'element'
  | 'values';

function explained(name: string, parameters: string, result: Given, does: string): readonly [string, Explained] {
  return [name, { parameters: parameters === '' ? [] : parameters.split(' '), result, does }];
}

/** All functions of Kyverno's JMESPath, in plain words. */
export const functions: ReadonlyMap<string, Explained> = new Map([
  explained('abs', 'number', 'number', 'The number without its sign.'),
  explained('add', 'a b', 'any', 'The sum of two numbers, quantities or durations.'),
  explained('avg', 'numbers', 'number', 'The average of numbers.'),
  explained('base64_decode', 'text', 'string', 'The text that was written in base64.'),
  explained('base64_encode', 'text', 'string', 'The text in base64.'),
  explained('ceil', 'number', 'number', 'The next whole number above.'),
  explained('compare', 'a b', 'number', '0 for equal texts, -1 when the first comes before the second, else 1.'),
  explained('contains', 'where what', 'boolean', 'Whether a text has another in it, or an array an element.'),
  explained('divide', 'a b', 'any', 'The first divided by the second: numbers, quantities or durations.'),
  explained('ends_with', 'text end', 'boolean', 'Whether the text ends so.'),
  explained('equal_fold', 'a b', 'boolean', 'Whether two texts are equal but for upper and lower case.'),
  explained('floor', 'number', 'number', 'The next whole number below.'),
  explained('image_normalize', 'image', 'string', 'The image with registry and tag written out.'),
  explained(
    'is_external_url',
    'url',
    'boolean',
    'Whether the URL leads out of private networks; this looks up its host.',
  ),
  explained(
    'items',
    'of keyName valueName',
    'array',
    'One object for each entry, with its key and its value under these names.',
  ),
  explained('join', 'glue texts', 'string', 'The texts in one, with the glue between them.'),
  explained('keys', 'object', 'array of string', 'The keys of the object.'),
  explained(
    'label_match',
    'wanted labels',
    'boolean',
    'Whether all wanted labels are among the others, with these values.',
  ),
  explained('length', 'value', 'number', 'How many characters, elements or entries there are.'),
  explained(
    'lookup',
    'where key',
    'any',
    'The value of a key that is computed, or the element at an index; null without one.',
  ),
  explained('map', '&expression array', 'array', 'What the expression gives for each element.'),
  explained('max', 'values', 'element', 'The greatest of numbers or texts.'),
  explained('max_by', 'array &expression', 'element', 'The element for which the expression gives most.'),
  explained('md5', 'text', 'string', 'The MD5 of the text, in hexadecimal digits.'),
  explained('merge', 'objects…', 'merged', 'All entries in one object; later ones win.'),
  explained('min', 'values', 'element', 'The least of numbers or texts.'),
  explained('min_by', 'array &expression', 'element', 'The element for which the expression gives least.'),
  explained('modulo', 'a b', 'any', 'What is left of the first when it is divided by the second.'),
  explained('multiply', 'a b', 'any', 'The product of a quantity or duration and a number, or of two numbers.'),
  explained('not_null', 'values…', 'same', 'The first value that is not null.'),
  explained('object_from_lists', 'keys values', 'object', 'An object of keys and of the values at the same places.'),
  explained('parse_json', 'text', 'any', 'The value that is written as JSON.'),
  explained('parse_yaml', 'text', 'any', 'The value that is written as YAML.'),
  explained('path_canonicalize', 'path', 'string', 'The shortest way to write the path.'),
  explained(
    'pattern_match',
    'pattern value',
    'boolean',
    'Whether the value fits a pattern with the wildcards * and ?.',
  ),
  explained('random', 'pattern', 'string', 'A random text that fits a regular expression.'),
  explained('regex_match', 'regex value', 'boolean', 'Whether the regular expression is found in the value.'),
  explained(
    'regex_replace_all',
    'regex value by',
    'string',
    'The value with all matches replaced; $1 stands for a group.',
  ),
  explained(
    'regex_replace_all_literal',
    'regex value by',
    'string',
    'The value with all matches replaced by this very text.',
  ),
  explained(
    'replace',
    'text old new count',
    'string',
    'The text with the first so many of the old parts replaced; all below 0.',
  ),
  explained('replace_all', 'text old new', 'string', 'The text with all of the old parts replaced.'),
  explained('reverse', 'value', 'same', 'The text or array from its end to its beginning.'),
  explained('round', 'number places', 'number', 'The number with so many decimal places.'),
  explained('semver_compare', 'version range', 'boolean', 'Whether a version lies in a range such as ">=1.2.0".'),
  explained('sha1', 'text', 'string', 'The SHA-1 of the text, in hexadecimal digits.'),
  explained('sha256', 'text', 'string', 'The SHA-256 of the text, in hexadecimal digits.'),
  explained('sort', 'values', 'same', 'Numbers or texts in their order.'),
  explained('sort_by', 'array &expression', 'same', 'The elements in the order of what the expression gives for each.'),
  explained('split', 'text separator', 'array of string', 'The parts of the text between separators.'),
  explained('starts_with', 'text start', 'boolean', 'Whether the text begins so.'),
  explained('subtract', 'a b', 'any', 'The first without the second: numbers, quantities or durations.'),
  explained('sum', 'array', 'any', 'The sum of numbers, quantities or durations; there has to be one.'),
  explained('time_add', 'time duration', 'string', 'The time so much later.'),
  explained('time_after', 'time other', 'boolean', 'Whether the first time is after the second.'),
  explained('time_before', 'time other', 'boolean', 'Whether the first time is before the second.'),
  explained('time_between', 'time start end', 'boolean', 'Whether the time lies between the two others.'),
  explained('time_diff', 'start end', 'string', 'How long it is from the first time to the second.'),
  explained('time_now', '', 'string', 'The time of the machine at this moment.'),
  explained('time_now_utc', '', 'string', 'The time at this moment, in UTC.'),
  explained(
    'time_parse',
    'layout text',
    'string',
    'The time that is written in a layout of Go, or in seconds with the layout "epoch".',
  ),
  explained(
    'time_since',
    'layout start end',
    'string',
    'How long it is between times in a layout of Go; without an end until now.',
  ),
  explained('time_to_cron', 'time', 'string', 'The cron schedule of this minute.'),
  explained('time_truncate', 'time duration', 'string', 'The time rounded down to whole durations.'),
  explained('time_utc', 'time', 'string', 'The same time in UTC.'),
  explained('to_array', 'value', 'array', 'The value itself when it is an array, else an array of it alone.'),
  explained('to_boolean', 'text', 'boolean', 'The boolean that is written as a text.'),
  explained('to_lower', 'text', 'string', 'The text in lower case.'),
  explained('to_number', 'value', 'number', 'The number that is written as a text; null for none.'),
  explained('to_string', 'value', 'string', 'A text as it is, any other value as JSON.'),
  explained('to_upper', 'text', 'string', 'The text in upper case.'),
  explained('trim', 'text characters', 'string', 'The text without these characters at both ends.'),
  explained('trim_prefix', 'text prefix', 'string', 'The text without this beginning.'),
  explained('truncate', 'text length', 'string', 'At most so many characters of the text.'),
  explained('type', 'value', 'string', 'The name of the type of the value.'),
  explained('values', 'object', 'values', 'The values of the object.'),
  explained('x509_decode', 'pem', 'object', 'What a certificate or a request for one says.'),
]);
