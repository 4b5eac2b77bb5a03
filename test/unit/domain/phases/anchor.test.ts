import { expect, test } from 'vitest';
import { anchorsIn } from '../../../../src/domain/phases/anchor.ts';

const page = `# Ways back

## Long*horn* & friends!
<a id="raw"></a>
## Twice
### Twice ###
## \`k3s-uninstall.sh\` über [SSH](https://example.org)
\`\`\`sh
# no heading
\`\`\`
    # indented code
#no heading
## Last
`;

test('Headings have the names that GitHub gives them', () => {
  expect(anchorsIn(page)).toEqual([
    { name: 'ways-back', line: 0 },
    { name: 'longhorn--friends', line: 2 },
    { name: 'raw', line: 3 },
    { name: 'twice', line: 4 },
    { name: 'twice-1', line: 5 },
    { name: 'k3s-uninstallsh-über-ssh', line: 6 },
    { name: 'last', line: 12 },
  ]);
});

test('A page may be anything', () => {
  expect(anchorsIn('')).toEqual([]);
  expect(anchorsIn('#\n# \r\n##\tx')).toEqual([
    { name: '', line: 1 },
    { name: 'x', line: 2 },
  ]);
  expect(anchorsIn(`# ${' '.repeat(1_000_000)}x`)).toEqual([]);
});
