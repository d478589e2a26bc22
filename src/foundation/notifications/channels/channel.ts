import type { Ctx } from '#platform/context'

export const CHANNELS = ['email', 'sms', 'zalo', 'webpush'] as const
export type ChannelName = (typeof CHANNELS)[number]

/** queued: waits for its hour or its next attempt; logged: nothing left the house; skipped: there is no address. */
export type DeliveryStatus = 'queued' | 'sent' | 'failed' | 'logged' | 'skipped'

/** A message in words, ready to leave. */
export interface OutgoingMessage {
  /** The same at each attempt, so that a mail server can tell a repetition. */
  id: string
  personId: string
  email: string | undefined
  /** Ten digits, beginning with 0. */
  phone: string | undefined
  title: string
  body: string
  /** Where to read on; absolute. */
  url: string
}

/** What became of one attempt. `address` is masked; `reason` is a code of messages.ts (`reason`) or the other side's own words. */
export type Outcome =
  | { status: 'sent'; address: string }
  | { status: 'logged'; address: string; reason: string }
  | { status: 'skipped'; reason: string }
  | { status: 'failed'; address: string; reason: string; again: boolean }

/** A way to reach a person. A channel never throws for what the other side does: it says so in the outcome. */
export interface Channel {
  name: ChannelName
  send(ctx: Ctx, message: OutgoingMessage): Promise<Outcome>
}

/** `nguyenvana@xa.vn` → `ng…@xa.vn`; `0912345678` → `091…678`: enough for the owner to recognise it. */
export const mask = (address: string): string =>
  address.includes('@')
    ? address.replace(/^(.{1,2})[^@]*@/, '$1…@')
    : address.length > 6
      ? `${address.slice(0, 3)}…${address.slice(-3)}`
      : '…'
