/** The runtime logger, so that one install is enough to try everything. */
export * from '@logfix/logger';
