import {
  checkNoLogInjection, mayReceive, NO_LOG_INJECTION_MESSAGES,
} from '../src/analysis/checks/no-log-injection.ts';
import { mayLog } from '../src/analysis/logger-calls.ts';
import { defineRule } from './adapter.ts';

export default defineRule({
  name: 'no-log-injection',
  description: 'Keep line breaks and escape codes of strangers out of text logs',
  type: 'problem',
  config: 'strict',
  messages: NO_LOG_INJECTION_MESSAGES,
  check: checkNoLogInjection,
  cwe: 117,
  concerns: (text) => mayLog(text) && mayReceive(text),
});
