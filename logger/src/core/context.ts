import { AsyncLocalStorage } from 'node:async_hooks';
import type { Ready } from './fast.ts';

const KEY = Symbol.for('@logfix/logger/context');

const shared = globalThis as { [KEY]?: AsyncLocalStorage<Ready> };

/** One store a process, whether this package was imported, required, or both. */
const store = (shared[KEY] ??= new AsyncLocalStorage<Ready>());

export const currentContext = (): Ready | undefined => store.getStore();

export const runIn = <T>(fields: Ready, fn: () => T): T => store.run(fields, fn);
