import type { AST, Rule, SourceCode } from 'eslint';
import { fillMessage, MISSING_IMPORT } from '../src/analysis/messages.ts';
import { isReported } from '../src/analysis/reported.ts';
import type { Settings } from '../src/analysis/settings.ts';
import type { Edit, Finding, Fix, ImportRequest, Range } from '../src/analysis/types.ts';
import { validateConfig, type LoadedConfig, type LogfixConfig } from '../src/project/config.ts';
import { logfixServices, partsFrom } from '../src/project/eslint-unit.ts';
import { configFor } from '../src/project/nearest-config.ts';
import { settingsFor } from '../src/project/settings.ts';
import { lintedTypes } from '../src/project/types/eslint.ts';
import type { Searchable } from '../src/project/source-file.ts';
import { mergeEdits } from '../src/source/edit.ts';
import { checkParts, type Check, type CheckedPart } from '../src/source/file.ts';
import { importEdits } from '../src/source/imports.ts';
import { moduleSystemOf } from '../src/source/module-system.ts';

/** A rule: one check of the analysis, and what ESLint wants to know about it. */
export interface RuleSpec {
  readonly name: string;
  readonly description: string;
  readonly type: 'problem' | 'suggestion';
  /** The mildest configuration that has the rule. */
  readonly config: 'recommended' | 'strict' | 'typed';
  /** By message id; `{{name}}` stands for `finding.data.name`. */
  readonly messages: Readonly<Record<string, string>>;
  readonly check: Check;
  /** Number of the weakness in the Common Weakness Enumeration, where it is one. */
  readonly cwe?: number;
  /** A quick look at the text: `false` when the check has nothing to say about it. */
  readonly concerns: (text: Searchable, config: LogfixConfig) => boolean;
}

/** A rule of ESLint that can tell beforehand whether a file is worth parsing. */
export type LogRule = Rule.RuleModule & Pick<RuleSpec, 'name' | 'config' | 'concerns' | 'cwe'>;

const MESSAGES = { missingImport: MISSING_IMPORT, suggestion: '{{title}}' } as const;

/** Makes a rule of ESLint from a check: findings become reports, their edits become fixes. */
export function defineRule(spec: RuleSpec): LogRule {
  const { name, config, concerns, check, messages } = spec;
  return {
    name,
    config,
    concerns,
    ...(spec.cwe === undefined ? {} : { cwe: spec.cwe }),
    meta: {
      type: spec.type,
      docs: {
        description: spec.description,
        recommended: config === 'recommended',
        url: `https://logfix.dev/rules/${name}`,
      },
      languages: ['js/js'],
      fixable: 'code',
      hasSuggestions: true,
      schema: [],
      defaultOptions: [],
      messages: { ...messages, ...MESSAGES },
    },
    create(context) {
      if (!concerns(context.sourceCode.text, loadedIn(context).config)) return {};
      return { 'Program:exit': () => new Reporter(context, name).run(check) };
    },
  };
}

const valid = new WeakSet<object>();

/** What `logfix check` hands over, or ESLint's `settings.logfix`, or the nearest file. */
function loadedIn({ settings, sourceCode, cwd, physicalFilename }: Rule.RuleContext): LoadedConfig {
  const given = logfixServices(sourceCode)?.config;
  if (given) return configFor(physicalFilename, given);
  const config: unknown = settings.logfix;
  if (config === undefined) return configFor(physicalFilename, { config: {}, root: cwd, file: null });
  if (typeof config !== 'object' || config === null || !valid.has(config)) {
    validateConfig(config, 'settings.logfix');
    valid.add(config);
  }
  return { config: config as LogfixConfig, root: cwd, file: null, chosen: true };
}

const settingsOf = new WeakMap<SourceCode, Settings>();

function settingsIn(context: Rule.RuleContext): Settings {
  const { sourceCode } = context;
  let settings = settingsOf.get(sourceCode);
  if (settings === undefined) {
    settings = {
      ...settingsFor(context.physicalFilename, sourceCode.text, loadedIn(context)),
      types: logfixServices(sourceCode)?.types ?? lintedTypes(sourceCode),
    };
    settingsOf.set(sourceCode, settings);
  }
  return settings;
}

const isSafe = ({ fix }: Finding): boolean => fix?.safety === 'safe';

class Reporter {
  private readonly context: Rule.RuleContext;
  private readonly rule: string;
  private readonly services;

  constructor(context: Rule.RuleContext, rule: string) {
    this.context = context;
    this.rule = rule;
    this.services = logfixServices(context.sourceCode);
  }

  run(check: Check): void {
    const { sourceCode, physicalFilename } = this.context;
    const parts = partsFrom(sourceCode, physicalFilename);
    for (const checked of checkParts(parts, settingsIn(this.context), [check], isSafe)) {
      this.missingImport(checked);
      for (const finding of checked.findings) {
        if (isReported(finding) && finding.messageId !== 'missingImport') this.report(finding, checked);
      }
    }
  }

  private report(finding: Finding, checked: CheckedPart): void {
    const { fix, after = [] } = finding;
    // What other findings must clear away first gets its fix when they are gone.
    const ready = after.length === 0 ? fix : null;
    const safe = ready?.safety === 'safe' ? toFix(ready.edits, checked) : null;
    this.send(finding, rangeOf(finding), checked, {
      messageId: finding.messageId,
      data: { ...finding.data },
      ...(safe === null ? {} : { fix: apply(safe) }),
      suggest: this.services?.observer ? [] : suggestions(finding, ready, checked),
    });
  }

  /**
   * The imports that safe fixes rely on are a report of their own: a fix that reached from the
   * import to a call would keep all other calls out of the same pass.
   */
  private missingImport(checked: CheckedPart): void {
    const safe = checked.findings.filter((f) => isReported(f) && isSafe(f) && f.fix!.imports.length > 0);
    // A comment that silences a call must not silence the import of what was rewritten.
    const awaited = safe.find((f) => f.messageId === 'missingImport');
    const first = awaited ?? safe[0];
    const request = first?.fix!.imports[0];
    if (first === undefined || request === undefined) return;
    const requests = safe.flatMap((f) => f.fix!.imports);
    const fix = toFix(importsOf(requests, checked), checked);
    const data = { name: request.local, module: request.module };
    // Who only wants to know what is wrong has the calls themselves.
    const heard = awaited === undefined ? null : importFinding(first, data);
    this.send(heard, rangeOf(first), checked, {
      messageId: 'missingImport',
      data,
      ...(fix === null ? {} : { fix: apply(fix) }),
    });
  }

  private send(
    finding: Finding | null,
    range: Range,
    checked: CheckedPart,
    report: Rule.ReportDescriptorOptions & { messageId: string },
  ): void {
    const { sourceCode } = this.context;
    const offset = checked.part.range[0];
    const loc = {
      start: sourceCode.getLocFromIndex(offset + range[0]),
      end: sourceCode.getLocFromIndex(offset + range[1]),
    };
    if (finding !== null) {
      const replacements = (): readonly TextFix[] => replacementsOf(finding, checked);
      this.services?.observer?.(this.rule, finding, loc, { offset, replacements });
    }
    this.context.report({ ...report, loc });
  }
}

const importFinding = (first: Finding, data: { name: string; module: string }): Finding => ({
  check: first.check,
  messageId: 'missingImport',
  message: fillMessage(MISSING_IMPORT, data),
  data,
  range: first.range,
  call: null,
  why: [{ code: 'undeclared', text: `nothing declares ${data.name}`, weight: 1 }],
  confidence: first.confidence,
  fix: first.fix,
  alternatives: () => [],
});

/** A call is shown by its name alone: an editor would underline all of its arguments. */
function rangeOf({ call, range }: Finding): Range {
  if (call === null || call.node.range !== range) return range;
  return [range[0], Math.max(range[0], call.callee.range[1])];
}

interface TextFix {
  readonly range: AST.Range;
  readonly text: string;
}

function toFix(edits: readonly Edit[], { part }: CheckedPart): TextFix | null {
  const merged = mergeEdits(part.unit.text, edits);
  if (merged === null) return null;
  const offset = part.range[0];
  return { range: [offset + merged.range[0], offset + merged.range[1]], text: merged.text };
}

const apply = ({ range, text }: TextFix) => (fixer: Rule.RuleFixer): Rule.Fix =>
  fixer.replaceTextRange(range, text);

/** The fix by itself: what it writes, and the imports that this needs. */
function replacementsOf({ fix, after = [] }: Finding, checked: CheckedPart): TextFix[] {
  if (fix === null || after.length > 0) return [];
  const imports = importsOf(fix.imports, checked);
  const apart = [toFix(imports, checked), toFix(fix.edits, checked)].filter((f) => f !== null);
  apart.sort((a, b) => a.range[0] - b.range[0]);
  const [first, second] = apart;
  if (first === undefined || second === undefined || first.range[1] <= second.range[0]) return apart;
  return [toFix([...imports, ...fix.edits], checked)!];
}

function importsOf(requests: readonly ImportRequest[], { part, own }: CheckedPart): Edit[] {
  if (requests.length === 0) return [];
  return importEdits(part.unit, requests, moduleSystemOf(part.unit, own.facts.modules));
}

/** An action holds all text from the import to the call: far from it, only the likeliest is offered. */
const FAR = 50_000;

/** One action each for an editor's menu: the edits with the import that they need. */
function suggestions(
  finding: Finding,
  ready: Fix | null,
  checked: CheckedPart,
): Rule.SuggestionReportDescriptor[] {
  const seen = new Set<string>();
  const found: Rule.SuggestionReportDescriptor[] = [];
  const offer = (fix: Fix, menu: boolean): void => {
    const bare = toFix(fix.edits, checked);
    if (bare === null) return;
    const key = `${bare.range.join()} ${bare.text}`;
    const fresh = !seen.has(key);
    seen.add(key);
    const action = toFix([...importsOf(fix.imports, checked), ...fix.edits], checked)!;
    const near = found.length === 0 || action.range[1] - action.range[0] < FAR;
    if (!menu || !fresh || !near) return;
    found.push({ messageId: 'suggestion', data: { title: fix.title }, fix: apply(action) });
  };
  if (ready) offer(ready, ready.safety === 'suggest');
  for (const fix of finding.alternatives()) offer(fix, true);
  return found;
}
