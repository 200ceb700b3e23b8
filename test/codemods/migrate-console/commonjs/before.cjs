#!/usr/bin/env -S env
'use strict';
// Relays offers between two peers.
const http = require("http");
const { WebSocketServer } = require("ws");

console.log("server module loaded");
const later = require("./later");
later(() => console.error("late", new Error("x")));
