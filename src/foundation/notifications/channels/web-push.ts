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
      const address = devices.map((device) => device.device).join(', ')
      const sent = devices.filter((_, index) => answers[index] === undefined)
      if (sent.length > 0) return { status: 'sent', address: sent.map((device) => device.device).join(', ') }
      if (answers.every((answer) => answer === 'gone')) return { status: 'failed', address, reason: 'gone', again: false }
      return { status: 'failed', address, reason: answers.find((answer) => answer !== 'gone')!, again: true }
    },
  }
}

/** Undefined when the push service took it; else why not. */
async function push(ctx: Ctx, device: PushSubscriptionTable, message: OutgoingMessage): Promise<string | undefined> {
  const { config } = ctx.ports
  if (!isPushService(device.endpoint, config)) return 'gone'
  const { default: webPush } = await import('web-push')
  const contact = config.mail ? `mailto:${config.mail.from.replace(/^.*<|>$/g, '')}` : 'mailto:webmaster@localhost'
  const payload = JSON.stringify({
    title: message.title,
    body: message.body,
    url: new URL(message.url, 'http://localhost').pathname,
  })
  try {
    const request = webPush.generateRequestDetails(
      { endpoint: device.endpoint, keys: { p256dh: device.p256dh, auth: device.auth } },
      payload,
      { vapidDetails: { subject: contact, ...openVapidKeys(config.home) }, TTL: LIVES, contentEncoding: 'aes128gcm' },
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
    if (response.ok) return undefined
    // RFC 8030 §7.3: the browser has taken its subscription back.
    if (response.status === 404 || response.status === 410) {
      await dropSubscription(ctx, device.person_id, device.id)
      return 'gone'
    }
    return `HTTP ${response.status}`
  } catch (error) {
    ctx.log.warn({ err: error, messageId: message.id }, 'push failed')
    return 'unreachable'
  }
}
