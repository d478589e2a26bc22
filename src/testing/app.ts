import type { Actor, Locale } from '#platform/context'
import { issueFormToken } from '#platform/form-tokens'
import { silentLog } from '#platform/log'
import { startSession } from '#platform/sessions'
import { createApp } from '../app.ts'
import type { TestProgram } from './context.ts'

type SignedIn = Extract<Actor, { personId: string }>

export interface TestApp {
  /** GET as this person, or as nobody. */
  get(path: string, as?: SignedIn, headers?: Record<string, string>): Promise<Response>
  /** A form posted from a page of ours; fields repeat where a value is a list. */
  post(path: string, fields: Record<string, string | string[]>, as?: SignedIn): Promise<Response>
  /** A request to the API with a program's token of this person, or with none. */
  call(path: string, init: RequestInit, as?: SignedIn): Promise<Response>
}

/** The program as pages and API answer it, without a network. Each call signs the person in anew. */
export function testApp(program: TestProgram, now?: () => Date): TestApp {
  const app = createApp({
    modules: program.modules,
    db: program.database.db,
    ports: program.ports,
    secrets: program.secrets,
    log: silentLog,
    siteName: (_locale: Locale) => 'Đình thử',
    requestsPerMinute: 0,
    ...(now ? { now } : {}),
  })
  const cookies = async (as: SignedIn | undefined) => {
    const visitor = 'dinh_visitor=v-00000000-0000-4000-8000-000000000000'
    if (!as) return visitor
    const token = await startSession(program.ctx(undefined, now?.()), as, { userAgent: 'test', ip: '127.0.0.1' })
    return `${visitor}; dinh_session=${token}`
  }
  return {
    get: async (path, as, headers = {}) => app.request(path, { headers: { cookie: await cookies(as), ...headers } }),
    post: async (path, fields, as) => {
      const body = new URLSearchParams()
      const subject = as?.personId ?? 'v-00000000-0000-4000-8000-000000000000'
      body.append('_token', issueFormToken(program.secrets, subject))
      for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) body.append(name, one)
      return app.request(path, { method: 'POST', body, headers: { cookie: await cookies(as) } })
    },
    call: async (path, init, as) => {
      const headers = new Headers(init.headers)
      const from = { userAgent: 'test', ip: '127.0.0.1', scopes: ['read' as const, 'write' as const] }
      if (as) headers.set('authorization', `Bearer ${await startSession(program.ctx(undefined, now?.()), as, from)}`)
      return app.request(path, { ...init, headers })
    },
  }
}
