import { describe, expect, test } from 'vitest';
import { coloured, taken, tokenise } from './tokenise.ts';

describe('the words of JMESPath', () => {
  const cases: readonly (readonly [text: string, words: readonly string[]])[] = [
    [
      'request.object.spec[?a == `1`] | [0]',
      [
        'request variable.language',
        '. punctuation.accessor',
        'object variable.other.property',
        '. punctuation.accessor',
        'spec variable.other.property',
        '? keyword.operator.projection',
        'a variable.other.readwrite',
        '== keyword.operator.comparison',
        '` punctuation.definition.string.begin',
        '1 string.other.literal',
        '` punctuation.definition.string.end',
        '| keyword.operator.pipe',
        '0 constant.numeric.integer',
      ],
    ],
    [
      "to_upper(element.name) || ''",
      [
        'to_upper support.function',
        'element variable.language',
        '. punctuation.accessor',
        'name variable.other.property',
        '|| keyword.operator.logical',
        "' punctuation.definition.string.begin",
        "' punctuation.definition.string.end",
      ],
    ],
    [
      'max_by(a, &b).{c: @, d: *}',
      [
        'max_by support.function',
        'a variable.other.readwrite',
        ', punctuation.separator',
        '& keyword.operator.reference',
        'b variable.other.readwrite',
        '. punctuation.accessor',
        'c variable.other.readwrite',
        ': punctuation.separator',
        '@ variable.language',
        ', punctuation.separator',
        'd variable.other.readwrite',
        ': punctuation.separator',
        '* keyword.operator.projection',
      ],
    ],
  ];
  test.each(cases)('%s', async (text, words) => {
    const braced = ['{{ punctuation.definition.template-expression.begin', ...words];
    const all = [...braced, '}} punctuation.definition.template-expression.end'];
    expect(await coloured(`message: a {{ ${text} }}`, 'jmespath')).toEqual(all);
    expect(await coloured(`message: "a {{ ${text} }}"`, 'jmespath')).toEqual(all);
    expect(await coloured(`message: |\n  a {{ ${text} }}`, 'jmespath')).toEqual(all);
  });
});

describe('what is JMESPath in YAML', () => {
  const cases: readonly (readonly [what: string, text: string, jmespath: string])[] = [
    ['twice in a text', "a: '{{b}}-{{ c }}'", 'b c '],
    ['over two lines', 'a: >-\n  {{ b ||\n  c }}', ' b ||c '],
    ['braces inside', 'a: "{{ b.{c: d}}}"', ' b.{c: d}'],
    ['quotes of YAML inside', String.raw`a: "{{ \"b-c\".d }}"`, String.raw` \"b-c\".d `],
    ['doubled quotes inside', "a: '{{ b == ''c'' }}'", " b == ''c'' "],
    ['an unclosed one ends with the quotes', 'a: "{{ b"\nc: d', ' b'],
    ['an unclosed string ends with the quotes', 'a: "{{ b == \'c"\nd: e', " b == 'c"],
    ['an unclosed one ends with the single quotes', "a: '{{ b'\nc: d", ' b'],
    ['an unclosed one ends with the text', 'a: b {{ c\nd: e', ' c'],
    ['an unclosed one ends with the block', 'a: |\n  {{ c\nd: e', ' c'],
    ['escaped by a template', 'a: b {{`{{ c }}`}}', ' c '],
    ['one in another', String.raw`a: "{{ b.{{ c.\"d\" }}.e }}"`, String.raw` b.{{ c.\"d\" }}.e `],
    ['one in a name', String.raw`a: "{{ b.\"{{ c }}\".d }}"`, String.raw` b.\"{{ c }}\".d `],
    ['one in a string', "a: |\n  {{ b('{{ c }}', d) }}", " b('{{ c }}', d) "],
    ['one in a string in single quotes', "a: '{{ b(''{{ c }}'', d) }}'", " b(''{{ c }}'', d) "],
    ['one in a literal', 'a: "{{ b == `{{ c }}` }}"', ' b == `{{ c }}` '],
    ['one that is not closed ends with the quotes', 'a: "{{ b(\'{{ c\') }}"\nd: e', " b('{{ c') }}"],
  ];
  test.each(cases)('%s', async (_, text, jmespath) => expect(await taken(text, 'jmespath')).toBe(jmespath));
});

describe('quotes of YAML in a string of JMESPath', () => {
  const cases: readonly (readonly [text: string, words: readonly string[]])[] = [
    [
      String.raw`a: "{{ b('{{ c.\"d-e\" }}') }}"`,
      ['{{', 'b', "'", '{{', 'c', '.', String.raw`\"`, 'd-e', String.raw`\"`, '}}', "'", '}}'],
    ],
    [String.raw`a: "{{ b == 'c\"d' }}"`, ['{{', 'b', '==', "'", 'c', 'd', "'", '}}']],
    ['a: "{{ b == `\\"c\\"` }}"', ['{{', 'b', '==', '`', 'c', '`', '}}']],
  ];
  test.each(cases)('%s', async (text, words) => {
    const found = (await coloured(text, 'jmespath')).flatMap((word) => /^\S+(?= )/.exec(word) ?? []);
    expect(found).toEqual(words);
    const wrong = (await tokenise(text)).filter(({ scopes }) => scopes.some((scope) => scope.startsWith('invalid.')));
    expect(wrong).toEqual([]);
  });
});

describe('what is not', () => {
  const cases: readonly (readonly [what: string, text: string])[] = [
    ['a value of Helm', "a: '{{ .Values.b }}'"],
    ['a variable of Go', 'a: "{{ $labels.b }}"'],
    ['a trimmed action', 'a: "{{- b }}"'],
    ['a comment of Go', 'a: "{{/* b */}}"'],
    ['a condition', 'a: b {{ if eq .c "d" }}e{{ else }}f{{ end }}'],
    ['a function of Go', `a: '{{ index .Values.b "chat" }}'`],
    ['a function of Go in double quotes', String.raw`a: "{{ include \"b\" . }}"`],
    ['a function of Go with a parenthesis', 'a: b {{ toYaml (c .d) }}'],
    ['a range', 'a: |\n  {{ range $b := .c }}\n  {{ with .d }}\n  {{ template "e" . }}\n  {{ define "f" }}'],
    ['braces that are text', `a: b {{ "{{" }}`],
    ['a function without arguments', `a: '{{ now | date "2006" }}'`],
    ['an expression of GitHub', 'a: b ${{ c.d }}\ne: "${{ f.g }}"\nrun: |\n  echo ${{ h.i }}'],
    ['what is escaped', String.raw`a: b \{{ c.d }}`],
    ['a value that is no string', 'a: {{ b }}'],
    ['a key', '"{{ a }}": b'],
    ['a comment', '# {{ a.b }}'],
    ['inside of CEL', 'expression: a == {{ b }}'],
  ];
  test.each(cases)('%s', async (_, text) => expect(await taken(text, 'jmespath')).toBe(''));
});
