import type { MailConfig } from '#platform/config'
import { type Channel, mask, type Outcome } from './channel.ts'

const SECOND = 1000

/** Mail by SMTP (RFC 5321), in plain text. The server's refusal of the address (5xx) is final; all else is tried again. */
export function emailChannel(config: MailConfig): Channel {
  return {
    name: 'email',
    async send(_ctx, message) {
      if (!message.email) return { status: 'skipped', reason: 'noAddress' }
      const address = mask(message.email)
      // Loaded when the first mail goes out: an installation without mail need not hold it in memory.
      const { createTransport } = await import('nodemailer')
      const transport = createTransport({
        url: config.url,
        connectionTimeout: 10 * SECOND,
        greetingTimeout: 10 * SECOND,
        socketTimeout: 20 * SECOND,
        disableFileAccess: true,
        disableUrlAccess: true,
      })
      try {
        await transport.sendMail({
          from: config.from,
          to: message.email,
          subject: message.title,
          text: message.body.includes(message.url) ? message.body : `${message.body}\n\n${message.url}\n`,
          messageId: `<${message.id}@${config.from.replace(/^.*@|>$/g, '')}>`,
          // RFC 3834: no out-of-office note answers a machine.
          headers: { 'Auto-Submitted': 'auto-generated' },
        })
        return { status: 'sent', address }
      } catch (error) {
        return failure(address, error)
      } finally {
        transport.close()
      }
    },
  }
}

function failure(address: string, error: unknown): Outcome {
  const { responseCode, response, code } = error as { responseCode?: number; response?: string; code?: string }
  // 535 is about our own account and 530 about its way in: mended by the administrator, not by another address.
  const refused = responseCode !== undefined && responseCode >= 500 && responseCode !== 535 && responseCode !== 530
  const unreadable = responseCode === undefined && code === 'EENVELOPE'
  const reason = response?.slice(0, 300) ?? (unreadable ? 'badAddress' : 'unreachable')
  return { status: 'failed', address, reason, again: !refused && !unreadable }
}
