import { NO_CONSOLE_MESSAGES } from '../analysis/checks/no-console.ts';
import { NO_HARDCODED_LEVEL_MESSAGES } from '../analysis/checks/no-hardcoded-level.ts';
import { NO_LOG_INJECTION_MESSAGES } from '../analysis/checks/no-log-injection.ts';
import { NO_MISLABELED_LEVEL_MESSAGES } from '../analysis/checks/no-mislabeled-level.ts';
import { NO_SUCCESS_SPAM_MESSAGES } from '../analysis/checks/no-success-spam.ts';
import { NO_UNMASKED_PII_MESSAGES } from '../analysis/checks/no-unmasked-pii.ts';
import { PREFER_STRUCTURED_MESSAGES } from '../analysis/checks/prefer-structured.ts';
import { REQUIRE_ERROR_CONTEXT_MESSAGES } from '../analysis/checks/require-error-context.ts';
import { PHASES, type Phase } from '../project/phase.ts';

/** What each check says, by message id. */
export const MESSAGES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'no-console': NO_CONSOLE_MESSAGES,
  'no-unmasked-pii': NO_UNMASKED_PII_MESSAGES,
  'no-hardcoded-level': NO_HARDCODED_LEVEL_MESSAGES,
  'no-log-injection': NO_LOG_INJECTION_MESSAGES,
  'no-mislabeled-level': NO_MISLABELED_LEVEL_MESSAGES,
  'require-error-context': REQUIRE_ERROR_CONTEXT_MESSAGES,
  'no-success-spam': NO_SUCCESS_SPAM_MESSAGES,
  'prefer-structured': PREFER_STRUCTURED_MESSAGES,
};

/** The codemod that mends what a check finds. */
const CODEMOD_OF: Readonly<Record<string, string>> = {
  'no-console': 'migrate-console',
  'no-unmasked-pii': 'mask-pii',
  'no-hardcoded-level': 'level-from-env',
  'no-log-injection': 'escape-untrusted',
  'no-mislabeled-level': 'fix-levels',
  'require-error-context': 'enrich-errors',
  'no-success-spam': 'logs-to-metrics',
  'prefer-structured': 'structure-messages',
};

/** The part of the work in which what a check finds is mended. */
export const phaseOfCheck = (check: string): Phase =>
  ([1, 2, 3] as const).find((phase) => PHASES[phase].includes(CODEMOD_OF[check] ?? '')) ?? 3;
