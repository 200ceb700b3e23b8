import type { Failure } from '../run-codemod.ts';
import { jsonFinding, type JsonFinding } from './check-json.ts';
import { atTheEnd, byFile } from './reporter.ts';
import { plural } from './text.ts';

/** Prints a run as JUnit XML: a suite for each file with findings, a failed test for each of them. */
export const checkJunit = atTheEnd(jsonFinding, (findings, { failed, files }) => {
  const suites = [
    ...[...byFile(findings)].map(([file, own]) => suiteOf(file, own)),
    ...failed.map(brokenSuite),
  ];
  // A report without tests counts as a failure of the reporter in some CI systems.
  if (suites.length === 0) {
    suites.push(suite('logfix', 1, 0, 0, [testCase(`${plural(files, 'file')} looked at`, 'logfix', '')]));
  }
  const tests = Math.max(1, findings.length + failed.length);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="logfix" tests="${tests}" failures="${findings.length}" errors="${failed.length}">`,
    ...suites,
    '</testsuites>',
    '',
  ].join('\n');
});

const suiteOf = (file: string, findings: readonly JsonFinding[]): string =>
  suite(file, findings.length, findings.length, 0, findings.map((finding) => {
    const { rule, line, column, message, reason } = finding;
    const place = `${file}:${line}:${column}`;
    const failure =
      `<failure message="${xml(message)}" type="logfix/${xml(rule)}">${xml(`${place}\n${reason}`)}</failure>`;
    return testCase(`logfix/${rule} ${line}:${column}`, file, failure);
  }));

const brokenSuite = ({ file, message }: Failure): string =>
  suite(file, 1, 0, 1, [testCase('can be checked', file, `<error message="${xml(message)}"/>`)]);

const suite = (name: string, tests: number, failures: number, errors: number, cases: readonly string[]) =>
  [
    `  <testsuite name="${xml(name)}" tests="${tests}" failures="${failures}" errors="${errors}">`,
    ...cases,
    '  </testsuite>',
  ].join('\n');

const testCase = (name: string, file: string, inner: string): string =>
  `    <testcase name="${xml(name)}" classname="${xml(file)}">${inner}</testcase>`;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\n': '&#10;', '\r': '&#13;', '\t': '&#9;',
};

/** What XML 1.0 has no way to write, halves of characters among it. */
const UNWRITABLE = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

const xml = (text: string): string =>
  text.replace(UNWRITABLE, '\uFFFD').replace(/[&<>"\n\r\t]/g, (c) => ENTITIES[c]!);
