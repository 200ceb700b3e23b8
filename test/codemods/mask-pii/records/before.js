import { logger } from '@logfix/logger';

export const handle = (req, res) => {
  logger.info('sign-up', req.body);
  save(req.body)
    .then((user) => logger.info({ ...user, at: Date.now() }))
    .catch((err) => logger.error(JSON.stringify(err.response.data)));
};
