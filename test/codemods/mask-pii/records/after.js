import { logger, maskFields } from '@logfix/logger';

export const handle = (req, res) => {
  logger.info('sign-up', maskFields(req.body));
  save(req.body)
    .then((user) => logger.info({ ...maskFields(user), at: Date.now() }))
    .catch((err) => logger.error(JSON.stringify(maskFields(err.response.data))));
};
