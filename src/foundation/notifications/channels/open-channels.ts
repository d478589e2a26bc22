import type { Config } from '#platform/config'
import type { Channel, ChannelName } from './channel.ts'
import { emailChannel } from './email.ts'
import { logChannel } from './log-channel.ts'
import { webPushChannel } from './web-push.ts'

/** The channels of this installation. A gateway for SMS or Zalo takes the place of its log channel here. */
export function openChannels(config: Config): Record<ChannelName, Channel> {
  return {
    email: config.mail ? emailChannel(config.mail) : logChannel('email', 'noMailServer', (message) => message.email),
    sms: logChannel('sms', 'noGateway', (message) => message.phone),
    zalo: logChannel('zalo', 'noGateway', (message) => message.phone),
    webpush: webPushChannel(),
  }
}
