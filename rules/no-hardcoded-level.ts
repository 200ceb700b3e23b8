import {
  checkNoHardcodedLevel, NO_HARDCODED_LEVEL_MESSAGES,
} from '../src/analysis/checks/no-hardcoded-level.ts';
import { maySetLevel } from '../src/analysis/leveled/hardcoded.ts';
import { defineRule } from './adapter.ts';

export default defineRule({
  name: 'no-hardcoded-level',
  description: 'Read the level of a logger from the environment',
  type: 'suggestion',
  config: 'strict',
  messages: NO_HARDCODED_LEVEL_MESSAGES,
  check: checkNoHardcodedLevel,
  concerns: (text) => maySetLevel(text),
});
