import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createProvider } from './provider.ts'

/**
 * The demo's identity provider, a program of its own. It is told by the environment where the site is, tells its address by the
 * channel to its parent, and ends when the parent ends or nobody has used it for fifteen minutes.
 */
const IDLE_MS = 15 * 60_000

const { PROVIDER_HOST = '127.0.0.1', PROVIDER_NAME = '127.0.0.1', PROVIDER_SITE = '', PROVIDER_CLIENT_SECRET = '' } = process.env
const server = createServer()
server.listen(0, PROVIDER_HOST)
await once(server, 'listening')
const issuer = `http://${PROVIDER_NAME}:${(server.address() as AddressInfo).port}`
const handle = createProvider({ issuer, site: PROVIDER_SITE, clientSecret: PROVIDER_CLIENT_SECRET })

let idle: NodeJS.Timeout
const rest = () => {
  clearTimeout(idle)
  idle = setTimeout(() => process.exit(0), IDLE_MS)
}
server.on('request', (request, response) => {
  rest()
  handle(request, response)
})
rest()
process.on('disconnect', () => process.exit(0))
process.send?.({ issuer })
