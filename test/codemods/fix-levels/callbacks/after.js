import { logger } from './logger.js';

export function listen(socket) {
  socket.on('message', (data) => {
    logger.debug('message', data);
    logger.info('message of', data.length, 'bytes');
  });
  socket.on('error', (error) => {
    logger.error('The socket failed', error);
  });
  socket.on('close', () => logger.info('[INFO] closed'));
}
