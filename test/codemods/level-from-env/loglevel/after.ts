import log from 'loglevel';

log.setLevel((process.env.LOG_LEVEL ?? 'info') as log.LogLevelDesc);

export default log;
