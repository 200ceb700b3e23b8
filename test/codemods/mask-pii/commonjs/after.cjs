'use strict';
const winston = require('winston');
const { maskSecret, maskIp } = require('@logfix/logger');

const log = winston.createLogger();
log.info('login', { password: maskSecret(password), ip: maskIp(req.ip) });
