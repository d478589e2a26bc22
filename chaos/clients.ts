import { createHash } from 'node:crypto'
import { Agent, request } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { demoCitizens } from '#foundation/identity'
import { demoAgencyId } from '#foundation/organizations'
import { newId } from '#platform/database'
import { typeset } from '#platform/pdf'
import { addressOfUser, bearerOf, type World } from '../bench/world.ts'
import type { Kept } from './processes.ts'

/** What the program said it has taken. */
export interface Acknowledged {
  code: string
  id: string
  key: string
  /** SHA-256 of the file that was named. */
  sha256: string
}

export interface Clients {
  acknowledged: Acknowledged[]
  /** Every key that was ever sent, acknowledged or not. */
  keys: string[]
  /** Answers that are no answer of a healthy program: neither success, nor "try again". */
  strange: string[]
  /** Lets every client finish what it has begun, however long the program is away, and wait then. */
  hold(): Promise<void>
  /** Goes on after `hold`. */
  release(): void
  stop(): Promise<void>
}

const COMMUNES = ['xa-quynh-phu', 'xa-a-sao', 'xa-tho-xuan']
const PROCEDURE = '1.004873'
/** So long a client goes on asking with one key before it counts as unanswered. */
const PATIENCE_MS = 60_000

/** People who file one dossier after another, each with a paper of its own, through whichever server answers; on failure again with the same key. */
export async function startClients(world: World, servers: readonly Kept[], count: number): Promise<Clients> {
  const { sampleFiling } = (await import(
    new URL('../dist/government/dossiers/sample-filing.js', import.meta.url).href
  )) as typeof import('../src/government/dossiers/sample-filing.ts')
  const state: Clients = {
    acknowledged: [],
    keys: [],
    strange: [],
    hold: async () => {},
    release: () => {},
    stop: async () => {},
  }
  let stopping = false
  let gate: { opened: Promise<void>; open: () => void } | undefined
  let waiting = 0
  const adults = demoCitizens.filter((one) => one.level === 2 && one.dateOfBirth < '2005')
  const paper = await typeset(
    new URL('../dist/government/dossiers/demo/sample-paper.typ', import.meta.url).pathname,
    { text: 'Giấy tờ' },
    new Date(),
  )
  const client = async (who: number) => {
    const one = adults[who % adults.length]!
    let person = await newPerson(world, one.fullName, who)
    let filed = 0
    const filing = await sampleFiling(world.ctx(person.actor), PROCEDURE, demoAgencyId(COMMUNES[who % COMMUNES.length]!))
    let sent = 0
    // As many addresses as requests: the limit of one address is not what is tried here.
    const from = () => ({ ...person.bearer, 'x-forwarded-for': addressOfUser(who * 1_000_000 + sent++) })
    const agent = new Agent({ keepAlive: true, timeout: 10_000 })
    const insist = async (
      send: (port: number) => Promise<{ status: number; body: string }>,
    ): Promise<{ status: number; body: string } | undefined> => {
      const began = Date.now()
      let last = 'nothing'
      for (let n = who; Date.now() - began < PATIENCE_MS; n++) {
        try {
          const answer = await send(servers[n % servers.length]!.port)
          if (answer.status === 201) return answer
          last = `${answer.status} ${answer.body.slice(0, 300)}`
          // Busy, away, or still answering the first sending.
          if (![429, 500, 502, 503, 504].includes(answer.status)) {
            state.strange.push(last)
            return undefined
          }
        } catch (error) {
          // Cut off: whether it was taken is what the same key will tell.
          last = String(error)
        }
        await pause(100)
      }
      state.strange.push(`no answer within a minute; last ${last}`)
      return undefined
    }
    while (!stopping) {
      if (gate) {
        waiting++
        await gate.opened
        waiting--
        continue
      }
      // Nor is what one person may send in a day.
      if (++filed % 50 === 0) {
        const next = await newPerson(world, one.fullName, who).catch(() => undefined)
        if (!next) {
          filed--
          await pause(100)
          continue
        }
        person = next
      }
      // Pictures of papers differ; a comment behind the end of a PDF makes each of these another file.
      const bytes = Buffer.concat([paper, Buffer.from(`\n%${newId()}\n`)])
      const uploadKey = newId()
      const upload = await insist((port) => sendFile(agent, port, { ...from(), 'idempotency-key': uploadKey }, bytes))
      if (!upload) continue
      const { id: uploadId, sha256 } = JSON.parse(upload.body) as { id: string; sha256: string }
      if (sha256 !== createHash('sha256').update(bytes).digest('hex')) state.strange.push(`another digest for ${uploadId}`)
      const key = newId()
      state.keys.push(key)
      const files = (filing.files ?? []).map((file) => ({ ...file, uploadId }))
      const body = Buffer.from(JSON.stringify({ ...filing, files }))
      const answer = await insist((port) =>
        send(agent, port, '/api/dossiers', { ...from(), 'content-type': 'application/json', 'idempotency-key': key }, body),
      )
      if (answer) {
        const { code, id } = JSON.parse(answer.body) as { code: string; id: string }
        state.acknowledged.push({ code, id, key, sha256 })
      }
    }
    agent.destroy()
  }
  const running = Promise.all(Array.from({ length: count }, (_, who) => client(who)))
  state.hold = async () => {
    let open = () => {}
    const opened = new Promise<void>((resolve) => {
      open = resolve
    })
    gate = { opened, open }
    while (waiting < count) await pause(20)
  }
  state.release = () => {
    gate?.open()
    gate = undefined
  }
  state.stop = async () => {
    stopping = true
    state.release()
    await running
  }
  return state
}

/** A citizen whom the register knows, signed in. */
async function newPerson(world: World, name: string, who: number) {
  const personId = newId()
  await world.database.pool.query(
    'insert into identity.person (person_id, full_name, created_at, updated_at) values ($1, $2, now(), now())',
    [personId, name],
  )
  const actor = { kind: 'citizen', personId, name, assurance: 2 } as const
  return { actor, bearer: await bearerOf(world.ctx(), actor, who) }
}

function sendFile(agent: Agent, port: number, headers: Record<string, string>, bytes: Buffer) {
  const boundary = 'dinh-chaos-boundary'
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="giay.pdf"\r\nContent-Type: application/pdf\r\n\r\n`
  const body = Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)])
  return send(agent, port, '/api/uploads', { ...headers, 'content-type': `multipart/form-data; boundary=${boundary}` }, body)
}

function send(
  agent: Agent,
  port: number,
  path: string,
  headers: Record<string, string>,
  body: Buffer,
): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        agent,
        host: '127.0.0.1',
        port,
        method: 'POST',
        path,
        headers: { ...headers, 'content-length': String(body.length) },
        timeout: 10_000,
      },
      (answer) => {
        const parts: Buffer[] = []
        answer.on('data', (part: Buffer) => parts.push(part))
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body: Buffer.concat(parts).toString() }))
        answer.on('error', reject)
        answer.on('aborted', () => reject(new Error('aborted')))
      },
    )
    sent.on('timeout', () => sent.destroy(new Error('timeout')))
    sent.on('error', reject)
    sent.end(body)
  })
}
