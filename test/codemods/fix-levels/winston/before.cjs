const winston = require('winston');

const logger = winston.createLogger({ transports: [new winston.transports.Console()] });

exports.save = async (order) => {
  logger.log('info', '[DEBUG] saving', order.id);
  try {
    await order.save();
  } catch (error) {
    logger.info('Failed to save the order', error);
  }
  logger.verbose('[DEBUG] saved');
};
