import {
  checkPreferStructured, PREFER_STRUCTURED_MESSAGES,
} from '../src/analysis/checks/prefer-structured.ts';
import { mayLog } from '../src/analysis/logger-calls.ts';
import { defineRule } from './adapter.ts';

export default defineRule({
  name: 'prefer-structured',
  description: 'Log values as fields beside a constant message',
  type: 'suggestion',
  config: 'strict',
  messages: PREFER_STRUCTURED_MESSAGES,
  check: checkPreferStructured,
  concerns: (text) => mayLog(text),
});
