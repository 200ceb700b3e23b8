import type { Logger } from '../types.ts';

/**
 * Logs what nobody caught: errors of scripts and rejections of promises. Leaves alone what has
 * no error in it, such as failed images. Returns a function that stops it.
 */
export const captureErrors = (logger: Logger): (() => void) => {
  const onError = ({ error, message, filename, lineno }: ErrorEvent) =>
    logger.error('uncaught error', error ?? { error_message: message, filename, lineno });
  const onRejection = ({ reason }: PromiseRejectionEvent) =>
    logger.error('unhandled rejection', reason);
  addEventListener('error', onError);
  addEventListener('unhandledrejection', onRejection);
  return () => {
    removeEventListener('error', onError);
    removeEventListener('unhandledrejection', onRejection);
  };
};
