#!/usr/bin/env -S env
'use strict';
// Relays offers between two peers.
const http = require("http");
const { WebSocketServer } = require("ws");
const { logger } = require("@logfix/logger");

logger.info("server module loaded");
const later = require("./later");
later(() => logger.error("late", new Error("x")));
