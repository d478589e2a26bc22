import { Agent, request } from 'node:http'

export interface Shot {
  method?: 'GET' | 'POST'
  path: string
  headers?: Record<string, string>
  body?: string | Buffer
  /** Statuses that count as an answer; 200 alone unless given. */
  expect?: number[]
}

export interface LoadResult {
  /** Milliseconds from request to the answer's last byte, one for each. */
  times: number[]
  seconds: number
  perSecond: number
  failures: Map<string, number>
  bytes: number
  /** Seconds of processor that this client spent: they are not the program's. */
  clientCpuSeconds: number
}

/** Sends one request and reads the answer to its end. */
export function shoot(
  agent: Agent,
  port: number,
  shot: Shot,
): Promise<{ status: number; bytes: number; headers: Record<string, unknown>; body: Buffer }> {
  return new Promise((resolve, reject) => {
    const { method = 'GET', path, headers = {}, body } = shot
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }
    const sent = request({ agent, host: '127.0.0.1', port, method, path, headers: { ...headers, ...length } }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.on('end', () => {
        const body = Buffer.concat(parts)
        resolve({ status: answer.statusCode ?? 0, bytes: body.length, headers: answer.headers, body })
      })
      answer.on('error', reject)
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

/**
 * So many users, each of whom sends the next request when the last one is answered, and waits `thinkMs` between (0: at once).
 * @param next the user's next request; undefined ends that user
 */
export async function load(options: {
  port: number
  users: number
  seconds: number
  thinkMs?: number
  next: (user: number, n: number) => Shot | undefined
}): Promise<LoadResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: options.users })
  const times: number[] = []
  const failures = new Map<string, number>()
  let bytes = 0
  const cpu = process.cpuUsage()
  const began = performance.now()
  const until = began + options.seconds * 1000
  const user = async (who: number) => {
    // Users do not come in step.
    if (options.thinkMs) await new Promise((done) => setTimeout(done, (options.thinkMs! * who) / options.users))
    for (let n = 0; performance.now() < until; n++) {
      const shot = options.next(who, n)
      if (!shot) return
      const from = performance.now()
      try {
        const answer = await shoot(agent, options.port, shot)
        bytes += answer.bytes
        if ((shot.expect ?? [200]).includes(answer.status)) times.push(performance.now() - from)
        else count(failures, `${answer.status} ${shot.path.replace(/[0-9a-f-]{20,}/g, '…')}`)
      } catch (error) {
        count(failures, (error as NodeJS.ErrnoException).code ?? String(error))
      }
      if (options.thinkMs) await new Promise((done) => setTimeout(done, options.thinkMs! * (0.5 + Math.random())))
    }
  }
  await Promise.all(Array.from({ length: options.users }, (_, who) => user(who)))
  const seconds = (performance.now() - began) / 1000
  const used = process.cpuUsage(cpu)
  agent.destroy()
  return {
    ...{ times, seconds, perSecond: times.length / seconds, failures, bytes },
    clientCpuSeconds: (used.user + used.system) / 1e6,
  }
}

const count = (map: Map<string, number>, key: string) => map.set(key, (map.get(key) ?? 0) + 1)

/** A figure of a load in which requests failed would be of something else. */
export function ensureClean(what: string, { failures, times }: LoadResult): void {
  if (failures.size > 0 || times.length === 0)
    throw new Error(
      `${what}: ${times.length} answered, failed: ${
        [...failures]
          .slice(0, 5)
          .map(([why, n]) => `${n} × ${why}`)
          .join(', ') || 'none'
      }`,
    )
}
