import { connect } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { ensureClean, load } from './load.ts'
import { type Figure, figure, type Options, percentile } from './scenario.ts'
import { addressOfUser, openWorld } from './world.ts'

const USERS = 40
/** One in five is on a slow line: 400 kbit/s, and 400 ms for each round trip. */
const SLOW = 8
const BYTES_PER_TICK = 50_000 / 20
const TRIP_MS = 400

/** What fast clients wait for while others read slowly, against the same without them. */
export async function slow(options: Options): Promise<Figure[]> {
  const world = await openWorld((text) => process.stderr.write(`${text}\n`))
  try {
    const server = await world.startServer()
    const fast = async () => {
      let n = 0
      const next = () => ({ path: '/thu-tuc', headers: { 'x-forwarded-for': addressOfUser(n++ % 50_000) } })
      const result = await load({ port: server.port, users: USERS - SLOW, seconds: options.seconds, thinkMs: 400, next })
      ensureClean('slow', result)
      return percentile(result.times, 0.95)
    }
    await fast()
    const [withSlow, without]: [number[], number[]] = [[], []]
    let read = 0
    for (let repeat = 0; repeat < options.repeats; repeat++) {
      without.push(await fast())
      const ended = new AbortController()
      const slowOnes = Array.from({ length: SLOW }, (_, i) => readSlowly(server.port, i, ended.signal))
      withSlow.push(await fast())
      ended.abort()
      read += (await Promise.all(slowOnes)).reduce((all, one) => all + one, 0)
    }
    return [
      figure(
        {
          scenario: 'slow',
          name: `p95 of ${USERS - SLOW} fast clients beside ${SLOW} slow ones`,
          unit: 'ms',
          note: `the slow read ${read} pages`,
        },
        withSlow,
        without,
        { text: 'ratio ≤ 1.2', holds: (_, ratio) => (ratio ?? 9) <= 1.2 },
      ),
    ]
  } finally {
    await world.close()
  }
}

/** A phone at the edge of the net: a new connection for each page, reading as fast as its line and no faster. Returns the pages read. */
async function readSlowly(port: number, who: number, signal: AbortSignal): Promise<number> {
  let pages = 0
  while (!signal.aborted) {
    await pause(TRIP_MS * 2)
    await new Promise<void>((done) => {
      const socket = connect(port, '127.0.0.1')
      socket.on('error', () => done())
      socket.on('close', () => done())
      signal.addEventListener('abort', () => socket.destroy(), { once: true })
      socket.write(
        `GET /thu-tuc HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: ${addressOfUser(60_000 + who)}\r\nConnection: close\r\n\r\n`,
      )
      socket.pause()
      const tick = setInterval(() => {
        const part = socket.read(Math.min(BYTES_PER_TICK, socket.readableLength || BYTES_PER_TICK))
        if (part === null && socket.readableEnded) clearInterval(tick)
      }, 50)
      socket.on('end', () => {
        pages++
        clearInterval(tick)
        socket.destroy()
      })
      socket.on('close', () => clearInterval(tick))
    })
  }
  return pages
}
