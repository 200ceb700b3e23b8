import { createReceiver } from '../receiver/index.ts';
import type { NodeHandler, ReceiverOptions } from '../receiver/index.ts';

/** What is needed of Vite's development and preview servers. */
interface ServerLike {
  readonly middlewares: { use(handler: NodeHandler): unknown };
}

/**
 * A Vite plugin that takes the logs of the page while it is developed: with
 * `VITE_LOG_TO_BACKEND=true` they are written to `logs/frontend`, without a back end.
 */
export const logfixReceiver = (options: ReceiverOptions = {}) => {
  const receiver = createReceiver(options);
  const listen = ({ middlewares }: ServerLike): void => void middlewares.use(receiver.node);
  return {
    name: 'logfix:receiver',
    apply: 'serve' as const,
    configureServer: listen,
    configurePreviewServer: listen,
    closeBundle: () => receiver.flush(),
  };
};
