const pino = require('pino');

const log = pino();

exports.refund = async (req, res) => {
  const { orderId } = req.body;
  try {
    await pay(orderId);
  } catch (err) {
    log.error('Refund failed', err);
    res.status(500).end();
  }
  audit(orderId, (err) => {
    if (err) log.warn({ orderId }, `No audit: ${err.message}`);
  });
};
