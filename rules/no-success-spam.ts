import {
  checkNoSuccessSpam, NO_SUCCESS_SPAM_MESSAGES,
} from '../src/analysis/checks/no-success-spam.ts';
import { mayLog } from '../src/analysis/logger-calls.ts';
import { defineRule } from './adapter.ts';

export default defineRule({
  name: 'no-success-spam',
  description: 'Count what happens all the time instead of writing a line for it',
  type: 'suggestion',
  config: 'strict',
  messages: NO_SUCCESS_SPAM_MESSAGES,
  check: checkNoSuccessSpam,
  concerns: (text) => mayLog(text),
});
