import { checkNoUnmaskedPii, NO_UNMASKED_PII_MESSAGES } from '../src/analysis/checks/no-unmasked-pii.ts';
import { mayLog } from '../src/analysis/logger-calls.ts';
import { defineRule } from './adapter.ts';

export default defineRule({
  name: 'no-unmasked-pii',
  description: 'Mask personal data and secrets before they are logged',
  type: 'problem',
  config: 'recommended',
  messages: NO_UNMASKED_PII_MESSAGES,
  check: checkNoUnmaskedPii,
  cwe: 532,
  concerns: (text) => mayLog(text),
});
