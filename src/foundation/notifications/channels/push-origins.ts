import type { Config } from '#platform/config'

/** Where the browsers' own push services live: Chrome and Edge on Android, Firefox, Edge on Windows, Safari. */
const KNOWN = ['fcm.googleapis.com', 'push.services.mozilla.com', 'notify.windows.com', 'push.apple.com']

/**
 * Whether we may send to this address. A browser tells it to us and it could be made up: without this list anybody could have the
 * program call machines inside its own network.
 */
export function isPushService(endpoint: string, config: Pick<Config, 'pushServices'>): boolean {
  if (endpoint.length > 1000 || !URL.canParse(endpoint)) return false
  const url = new URL(endpoint)
  if (config.pushServices.includes(url.origin)) return true
  const ours = KNOWN.some((host) => url.hostname === host || url.hostname.endsWith(`.${host}`))
  return ours && url.protocol === 'https:' && url.port === '' && url.username === ''
}
