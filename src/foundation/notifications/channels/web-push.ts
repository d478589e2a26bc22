import type { Config } from '#platform/config'
import type { Ctx } from '#platform/context'
import { dropSubscription, subscriptionsOf } from '../push-subscriptions.ts'
import type { PushSubscriptionTable } from '../tables.ts'
import type { Channel, OutgoingMessage } from './channel.ts'
import { isPushService } from './push-origins.ts'
import { openVapidKeys } from './vapid-keys.ts'

/** A push lives a day: who switches the telephone on later finds it in the inbox. Seconds. */
const LIVES = 86_400

/** Web push (RFC 8030), sealed for the browser (RFC 8291). Sent when one of the person's devices was reached. */
export function webPushChannel(): Channel {
  return {
    name: 'webpush',
    async send(ctx, message) {
      const devices = await subscriptionsOf(ctx, message.personId)
      if (devices.length === 0) return { status: 'skipped', reason: 'noDevice' }
      const answers = await Promise.all(devices.map((device) => push(ctx, device, message)))
      const reached = devices.filter((_, index) => answers[index] === 'sent')
      if (reached.length > 0) return { status: 'sent', address: namesOf(reached) }
      const address = namesOf(devices)
      const hopeful = answers.find((answer) => typeof answer === 'object' && answer.again)
      const final = answers.find((answer) => typeof answer === 'object')
      const { reason, again } = (hopeful ?? final ?? { reason: 'gone', again: false }) as Failure
      return { status: 'failed', address, reason, again }
    },
  }
}

interface Failure {
  reason: string
  again: boolean
}

const namesOf = (devices: PushSubscriptionTable[]): string => devices.map((device) => device.device).join(', ')

/** Push services take 4096 bytes (RFC 8030 §7.2); the page behind the push says the rest. */
const cut = (words: string, most: number): string => (words.length > most ? `${words.slice(0, most - 1).trimEnd()}…` : words)

/** Whom a push service may turn to (RFC 8292 §2.1): some refuse an address that leads nowhere. */
const contactOf = ({ mail, publicUrl }: Config): string =>
  mail
    ? `mailto:${mail.from.replace(/^.*<|>$/g, '')}`
    : publicUrl?.startsWith('https:')
      ? publicUrl
      : 'mailto:webmaster@localhost'

async function push(ctx: Ctx, device: PushSubscriptionTable, message: OutgoingMessage): Promise<'sent' | 'gone' | Failure> {
  const { config } = ctx.ports
  if (!isPushService(device.endpoint, config)) return 'gone'
  const { default: webPush } = await import('web-push')
  const payload = JSON.stringify({
    // A device reached twice, because the other one was not or an answer was lost, shows the message once.
    id: message.id,
    title: cut(message.title, 150),
    body: cut(message.body, 400),
    url: new URL(message.url, 'http://localhost').pathname,
  })
  try {
    const request = webPush.generateRequestDetails(
      { endpoint: device.endpoint, keys: { p256dh: device.p256dh, auth: device.auth } },
      payload,
      { vapidDetails: { subject: contactOf(config), ...openVapidKeys(config.home) }, TTL: LIVES, contentEncoding: 'aes128gcm' },
    )
    const response = await fetch(request.endpoint, {
      method: 'POST',
      headers: request.headers as Record<string, string>,
      body: new Uint8Array(request.body ?? Buffer.alloc(0)),
      // A push service that leads elsewhere could lead into our own network.
      redirect: 'error',
      signal: AbortSignal.timeout(10_000),
    })
    await response.body?.cancel()
    if (response.ok) return 'sent'
    // RFC 8030 §7.3: the browser has taken its subscription back.
    if (response.status === 404 || response.status === 410) {
      await dropSubscription(ctx, device.person_id, device.id)
      return 'gone'
    }
    // What the service cannot read now it will not read later; all else (too many, not now, our key) may mend.
    return { reason: `HTTP ${response.status}`, again: response.status !== 400 && response.status !== 413 }
  } catch (error) {
    ctx.log.warn({ err: error, messageId: message.id }, 'push failed')
    return { reason: 'unreachable', again: true }
  }
}
