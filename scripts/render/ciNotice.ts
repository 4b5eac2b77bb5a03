/**
 * The text of `ci/schemas/NOTICE.md`: of `schemas/NOTICE.md` what concerns the modules that are named. A line of its
 * table begins with the module's path and version, and so does the heading over a licence that goes with a copy.
 */
export function noticeOf(notice: string, modules: ReadonlySet<string>): string {
  const rows = notice.split('\n').filter((line) => {
    const [, path, version] = line.split('|').map((cell) => cell.trim());
    return modules.has(`${path} ${version}`);
  });
  const sections = notice.split(/^(?=## )/m).filter((section) => modules.has(section.slice(3).split('\n')[0] ?? ''));
  return [
    '# Where these schemas come from',
    '',
    'They are made from the published sources below, reduced to what validation needs. Each stays under the licence of its source; the text of Apache-2.0 is at https://www.apache.org/licenses/LICENSE-2.0.',
    '',
    '| module | version | licence | what was taken |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
    ...sections,
  ].join('\n');
}
