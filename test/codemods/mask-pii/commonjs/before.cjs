'use strict';
const winston = require('winston');

const log = winston.createLogger();
log.info('login', { password, ip: req.ip });
