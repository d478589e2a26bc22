import type { Ctx } from '#platform/context'
import { addJob } from '#platform/jobs'
import type { ChannelName } from './channels/channel.ts'

export interface SendingKey {
  agencyId: string
  messageId: string
  channel: ChannelName
}

/**
 * Queues one attempt on one channel; a second call moves the first. Those of a channel run one after another: a mail server that lets us
 * wait holds up one worker and not the whole house.
 */
export function queueSending(ctx: Ctx, key: SendingKey, runAt: Date | undefined): void {
  addJob(ctx, 'notifications.send', key, {
    runAt,
    key: `notifications.send/${key.messageId}/${key.channel}`,
    queue: `notifications.${key.channel}`,
  })
}
