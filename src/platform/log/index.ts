import pino from 'pino'

export type Log = pino.Logger

/** Structured log on standard output, one JSON line an event. Secrets never reach it: bodies and cookies are not logged. */
export function openLog(level: string): Log {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: ['password', 'token', 'cookie', 'authorization', '*.password', '*.token'],
  })
}

export const silentLog: Log = pino({ level: 'silent' })
