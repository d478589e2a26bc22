import { type ChildProcess, fork } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import type { OidcConfig } from '#platform/config'
import type { Ctx, Ports } from '#platform/context'

interface Running {
  child: ChildProcess
  settings: Promise<OidcConfig>
}

const running = new WeakMap<Ports, Running>()
const START_LIMIT_MS = 20_000

/**
 * The demo's stand-in for the national identity: a real OpenID Connect provider in a process of its own, started when first needed
 * (it costs some 70 MB) and ended with this program or after fifteen idle minutes.
 */
export function startDemoProvider(ctx: Ctx): Promise<OidcConfig> {
  const before = running.get(ctx.ports)
  if (before && before.child.exitCode === null && before.child.signalCode === null) return before.settings
  const started = start(ctx)
  running.set(ctx.ports, started)
  return started.settings
}

/** Ends the provider's process, for tests; the program's own end ends it too. */
export function stopDemoProvider(ports: Ports): void {
  running.get(ports)?.child.kill()
  running.delete(ports)
}

function start(ctx: Ctx): Running {
  const { config } = ctx.ports
  const clientSecret = randomBytes(24).toString('base64url')
  const site = config.publicUrl ?? `http://${config.host}:${config.port}`
  // From the source tree the provider runs as TypeScript, from the build as JavaScript.
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js'
  const child = fork(new URL(`./demo-provider/main.${extension}`, import.meta.url), {
    env: {
      ...process.env,
      PROVIDER_HOST: config.host,
      PROVIDER_NAME: providerHostname(config.host, site),
      PROVIDER_SITE: site,
      PROVIDER_CLIENT_SECRET: clientSecret,
      NODE_OPTIONS: '',
    },
    execArgv: ['--max-old-space-size=64', '--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  let complaint = ''
  child.stderr?.on('data', (chunk: Buffer) => {
    complaint = (complaint + chunk.toString()).slice(-2000)
  })
  // The pipe and the channel alone must not keep this program alive.
  child.unref()
  child.channel?.unref()
  const stderr = child.stderr as (NodeJS.ReadableStream & { unref?: () => void }) | null
  stderr?.unref?.()
  const settings = new Promise<OidcConfig>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('the demo identity provider did not start in time')), START_LIMIT_MS)
    child.once('exit', (code) => {
      clearTimeout(timer)
      reject(new Error(`the demo identity provider ended (${code}): ${complaint}`))
    })
    child.once('message', (message) => {
      clearTimeout(timer)
      resolve({
        issuer: (message as { issuer: string }).issuer,
        clientId: 'dinh',
        clientSecret,
        levels: { level1: 1, level2: 2 },
        idNumberClaim: 'id_number',
      })
    })
  })
  settings.catch(() => running.delete(ctx.ports))
  return { child, settings }
}

/** The name under which browsers reach it: that of the site, or the loopback address where the site has it. */
function providerHostname(host: string, site: string): string {
  const { hostname } = new URL(site)
  return hostname === 'localhost' && host === '127.0.0.1' ? '127.0.0.1' : hostname
}
