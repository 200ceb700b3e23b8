import { createHash } from 'node:crypto';
import type { Log, Region, ReportingDescriptor, Result } from 'sarif';

/** Lines and columns from 1; columns in UTF-16 code units, the end excluded. */
export interface SarifRegion {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** One thing that was found, as a SARIF document says it. */
export interface SarifFinding extends SarifRegion {
  /** Path relative to the root of the repository, with forward slashes. */
  readonly file: string;
  readonly rule: string;
  readonly message: string;
  /** What decided, strongest first. */
  readonly reasons: readonly string[];
  /** How sure, from 0 to 1. */
  readonly confidence: number;
  /** The line of code where it begins: by its words a finding is known when lines move. */
  readonly code: string;
  readonly fix: SarifFix | null;
  /** `error`, where nothing is said. */
  readonly level?: 'error' | 'warning' | 'note';
}

export interface SarifFix {
  readonly title: string;
  readonly replacements: readonly (SarifRegion & { readonly text: string })[];
}

export interface SarifRule {
  readonly name: string;
  readonly description: string;
  /** Page that explains it. */
  readonly url: string;
  /** Number of the weakness in the Common Weakness Enumeration, where it is one. */
  readonly cwe?: number;
}

export interface SarifRun {
  /** Version of logfix. */
  readonly version: string;
  readonly rules: readonly SarifRule[];
  readonly findings: readonly SarifFinding[];
  /** Files that could not be looked at, and why. */
  readonly failed: readonly { readonly file: string; readonly message: string }[];
}

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';
const ROOT = '%SRCROOT%';

/** Findings as a SARIF 2.1.0 document, such as GitHub's code scanning takes. */
export function sarifLog({ version, rules, findings, failed }: SarifRun): Log {
  const fingerprint = fingerprints();
  return {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'logfix',
            semanticVersion: version,
            informationUri: 'https://logfix.dev',
            rules: rules.map(descriptor),
          },
        },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { [ROOT]: { description: { text: 'The root of the repository.' } } },
        invocations: [
          {
            executionSuccessful: failed.length === 0,
            toolExecutionNotifications: failed.map(({ file, message }) => ({
              level: 'error',
              message: { text: message },
              locations: [{ physicalLocation: { artifactLocation: locationOf(file) } }],
            })),
          },
        ],
        results: findings.map((finding) => resultOf(finding, rules, fingerprint(finding))),
      },
    ],
  };
}

const idOf = (rule: string): string => `logfix/${rule}`;

const descriptor = ({ name, description, url, cwe }: SarifRule): ReportingDescriptor => ({
  id: idOf(name),
  name,
  shortDescription: { text: description },
  fullDescription: { text: `${description}.` },
  help: { text: `${description}. See ${url}`, markdown: `${description}. [Read more](${url})` },
  helpUri: url,
  defaultConfiguration: { level: 'error' },
  properties: { tags: cwe === undefined ? ['logging'] : ['logging', 'security', `external/cwe/cwe-${cwe}`] },
});

function resultOf(finding: SarifFinding, rules: readonly SarifRule[], fingerprint: string): Result {
  const { file, rule, message, reasons, confidence, fix } = finding;
  const artifactLocation = locationOf(file);
  const ruleIndex = rules.findIndex(({ name }) => name === rule);
  return {
    ruleId: idOf(rule),
    ...(ruleIndex < 0 ? {} : { ruleIndex }),
    level: finding.level ?? 'error',
    message: { text: message },
    locations: [{ physicalLocation: { artifactLocation, region: regionOf(finding) } }],
    partialFingerprints: { 'findingHash/v1': fingerprint },
    ...(fix === null || fix.replacements.length === 0
      ? {}
      : { fixes: [{ description: { text: fix.title }, artifactChanges: [changeOf(fix, file)] }] }),
    properties: { confidence, reasons: [...reasons] },
  };
}

const changeOf = ({ replacements }: SarifFix, file: string) => ({
  artifactLocation: locationOf(file),
  replacements: replacements.map((one) => ({
    deletedRegion: regionOf(one),
    insertedContent: { text: one.text },
  })),
});

const regionOf = ({ line, column, endLine, endColumn }: SarifRegion): Region => ({
  startLine: line,
  startColumn: column,
  endLine,
  endColumn,
});

const locationOf = (file: string) => ({
  uri: file.split('/').map(encodeURIComponent).join('/'),
  uriBaseId: ROOT,
});

/** The same finding has the same fingerprint when lines above it come and go. */
function fingerprints(): (finding: SarifFinding) => string {
  const seen = new Map<string, number>();
  return ({ file, rule, code }) => {
    const words = `${rule}\n${code.trim().replace(/\s+/g, ' ')}`;
    const key = `${file}\n${words}`;
    const nth = (seen.get(key) ?? 0) + 1;
    seen.set(key, nth);
    return createHash('sha256').update(`${words}\n${nth}`).digest('hex').slice(0, 32);
  };
}
