const winston = require('winston');

const logger = winston.createLogger({ transports: [new winston.transports.Console()] });

exports.save = async (order) => {
  logger.log('debug', 'saving', order.id);
  try {
    await order.save();
  } catch (error) {
    logger.error('Failed to save the order', error);
  }
  logger.verbose('[DEBUG] saved');
};
