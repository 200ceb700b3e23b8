import {
  checkNoMislabeledLevel, NO_MISLABELED_LEVEL_MESSAGES,
} from '../src/analysis/checks/no-mislabeled-level.ts';
import { mayLog } from '../src/analysis/logger-calls.ts';
import { defineRule } from './adapter.ts';

export default defineRule({
  name: 'no-mislabeled-level',
  description: 'Log at the level that the message speaks of',
  type: 'suggestion',
  config: 'recommended',
  messages: NO_MISLABELED_LEVEL_MESSAGES,
  check: checkNoMislabeledLevel,
  concerns: (text) => mayLog(text),
});
