import { type Channel, type ChannelName, mask, type OutgoingMessage } from './channel.ts'

/**
 * Stands in for a channel that this installation has no contract or server for. It sends nothing, and says so: the delivery is
 * `logged`, never `sent`. The log holds no address and no words of the message, which are personal.
 * @param reason a code of messages.ts (`reason`).
 */
export function logChannel(
  name: ChannelName,
  reason: string,
  addressOf: (message: OutgoingMessage) => string | undefined,
): Channel {
  return {
    name,
    async send(ctx, message) {
      const address = addressOf(message)
      if (!address) return { status: 'skipped', reason: 'noAddress' }
      ctx.log.info({ channel: name, messageId: message.id, reason }, 'message kept in the log only; nothing was sent')
      return { status: 'logged', address: mask(address), reason }
    },
  }
}
