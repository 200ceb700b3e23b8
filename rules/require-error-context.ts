import {
  checkRequireErrorContext, REQUIRE_ERROR_CONTEXT_MESSAGES,
} from '../src/analysis/checks/require-error-context.ts';
import { mayFail } from '../src/analysis/failure/index.ts';
import { mayLog } from '../src/analysis/logger-calls.ts';
import { defineRule } from './adapter.ts';

export default defineRule({
  name: 'require-error-context',
  description: 'Log failures with their exception and with what they are about',
  type: 'problem',
  config: 'recommended',
  messages: REQUIRE_ERROR_CONTEXT_MESSAGES,
  check: checkRequireErrorContext,
  concerns: (text) => mayLog(text) && mayFail(text),
});
