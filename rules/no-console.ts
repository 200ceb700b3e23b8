import { checkNoConsole, NO_CONSOLE_MESSAGES } from '../src/analysis/checks/no-console.ts';
import { LOGGER_NAMES } from '../src/analysis/binding.ts';
import { DEFAULT_TARGET } from '../src/loggers/index.ts';
import { defineRule } from './adapter.ts';

export default defineRule({
  name: 'no-console',
  description: 'Log with a leveled logger instead of the console',
  type: 'suggestion',
  config: 'recommended',
  messages: NO_CONSOLE_MESSAGES,
  check: checkNoConsole,
  concerns(text, config) {
    const loggers = [config.logger?.name ?? DEFAULT_TARGET.name, ...LOGGER_NAMES];
    const words = ['console', 'stdout', 'stderr', ...loggers.map((name) => `${name}.`)];
    return words.some((word) => text.includes(word));
  },
});
