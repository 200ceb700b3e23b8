import { checkGithub } from './check-github.ts';
import { checkJson } from './check-json.ts';
import { checkJunit } from './check-junit.ts';
import { checkMarkdown } from './check-markdown.ts';
import { checkSarif } from './check-sarif.ts';
import { checkText } from './check-text.ts';
import type { CheckFormat } from '../choices.ts';
import type { ReportContext, Reporter } from './reporter.ts';

/** Every format of `logfix check`, in the order in which `--help` lists them. */
export const REPORTERS = {
  text: checkText,
  json: checkJson,
  sarif: checkSarif,
  github: checkGithub,
  junit: checkJunit,
  markdown: checkMarkdown,
} as const satisfies Readonly<Record<CheckFormat, (context: ReportContext) => Reporter>>;
