import { logger as defaultLogger } from '../main.ts';
import type { Fields, Level, Logger } from '../types.ts';

const STACK = /\n[ \t]{1,20}at /;

interface Said {
  readonly messages: readonly unknown[];
  readonly context: string | undefined;
  readonly stack: string | undefined;
}

/** Nest hands over messages, then perhaps a stack, then perhaps the name of a class. */
const sort = (message: unknown, more: readonly unknown[], mayHaveStack: boolean): Said => {
  const rest = [...more];
  let context: string | undefined;
  if (typeof rest.at(-1) === 'string' && !STACK.test(String(rest.at(-1)))) {
    context = String(rest.pop());
  }
  let stack: string | undefined;
  if (mayHaveStack && typeof rest.at(-1) === 'string' && STACK.test(String(rest.at(-1)))) {
    stack = String(rest.pop());
  }
  return { messages: [message, ...rest.filter((one) => one !== undefined)], context, stack };
};

const exceptionOf = (stack: string, message: unknown): Fields => {
  const [, name = 'Error', text] = /^(\w+)(?:: (.*))?/.exec(stack) ?? [];
  return { class: name, message: text ?? String(message), stack };
};

/**
 * A LoggerService for Nest: `NestFactory.create(AppModule, { logger: new NestLogger() })`. The
 * name that Nest gives as context becomes the field `context`.
 */
export class NestLogger {
  readonly #logger: Logger;

  constructor(logger: Logger = defaultLogger) {
    this.#logger = logger;
  }

  log(message: unknown, ...more: unknown[]): void {
    this.#write('info', sort(message, more, false));
  }

  fatal(message: unknown, ...more: unknown[]): void {
    this.#write('fatal', sort(message, more, true));
  }

  error(message: unknown, ...more: unknown[]): void {
    this.#write('error', sort(message, more, true));
  }

  warn(message: unknown, ...more: unknown[]): void {
    this.#write('warn', sort(message, more, false));
  }

  debug(message: unknown, ...more: unknown[]): void {
    this.#write('debug', sort(message, more, false));
  }

  verbose(message: unknown, ...more: unknown[]): void {
    this.#write('trace', sort(message, more, false));
  }

  /** Nest's `setLogLevels`: the least severe of the names is the level. */
  setLogLevels(levels: readonly string[]): void {
    const order: [name: string, level: Level][] = [
      ['verbose', 'trace'], ['debug', 'debug'], ['log', 'info'],
      ['warn', 'warn'], ['error', 'error'], ['fatal', 'fatal'],
    ];
    const least = order.find(([name]) => levels.includes(name));
    this.#logger.setLevel(least ? least[1] : 'silent');
  }

  #write(level: Level, { messages, context, stack }: Said): void {
    const fields: Fields = {};
    if (context !== undefined) fields['context'] = context;
    if (stack !== undefined && !messages.some((one) => one instanceof Error)) {
      fields['exc'] = exceptionOf(stack, messages[0]);
    }
    this.#logger.child(fields)[level](...messages);
  }
}
