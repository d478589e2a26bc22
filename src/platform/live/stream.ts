import type { Context } from 'hono'
import { tooMany } from '#platform/errors'
import type { Env } from '#platform/pages'

/** Through proxies that cut what is silent for a minute. */
const HEARTBEAT_MS = 20_000
const MOST = 500
const MOST_OF_ADDRESS = 30
/** Events that a slow reader may leave unread before it is let go; the browser then comes back by itself. */
const MOST_UNREAD = 50

const open = new Map<() => void, string>()

/**
 * Answers with server-sent events until the reader goes or the program stops. Holds no database connection of its own.
 * @param start begins to send and returns how to stop; `data` is written as JSON
 */
export function liveStream(c: Context<Env>, start: (send: (event: string, data: unknown) => void) => () => void): Response {
  const { ip } = c.var
  if (open.size >= MOST || [...open.values()].filter((address) => address === ip).length >= MOST_OF_ADDRESS)
    throw tooMany(c.var.ctx, 30)
  const encoder = new TextEncoder()
  let close = () => {}
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const write = (text: string) => {
        if ((controller.desiredSize ?? 0) < -MOST_UNREAD) return close()
        controller.enqueue(encoder.encode(text))
      }
      write('retry: 3000\n\n')
      const stop = start((event, data) => open.has(close) && write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`))
      const heartbeat = setInterval(() => write(': \n\n'), HEARTBEAT_MS)
      heartbeat.unref()
      close = () => {
        if (!open.delete(close)) return
        clearInterval(heartbeat)
        stop()
        try {
          controller.close()
        } catch {
          // The reader has gone already.
        }
      }
      open.set(close, ip)
    },
    cancel: () => close(),
  })
  c.header('Content-Type', 'text/event-stream; charset=utf-8')
  c.header('Cache-Control', 'no-store')
  c.header('X-Accel-Buffering', 'no')
  return c.body(body)
}

/** Ends all streams, so that a stop need not wait for screens that never go. */
export function closeLiveStreams(): void {
  for (const close of [...open.keys()]) close()
}
