import { defineSink, defineTables } from '#platform/database'
import type { ChannelName, DeliveryStatus } from './channels/channel.ts'
import type { TemplateForm, TemplateLocale } from './template-catalogue.ts'

export interface MessageTable {
  agency_id: string
  id: string
  person_id: string
  template: string
  data: Record<string, string>
  subject_kind: string
  subject_id: string
  subject_code: string
  href: string
  urgent: boolean
  created_at: Date
}

export interface DeliveryTable {
  agency_id: string
  message_id: string
  channel: ChannelName
  status: DeliveryStatus
  address: string | null
  reason: string | null
  attempts: number
  next_at: Date | null
  changed_at: Date
}

export interface AttemptTable {
  agency_id: string
  message_id: string
  channel: ChannelName
  number: number
  outcome: DeliveryStatus
  reason: string | null
  at: Date
}

export interface NoticeTable {
  person_id: string
  id: string
  agency_id: string
  template: string
  data: Record<string, string>
  subject_code: string
  href: string
  created_at: Date
}

export interface PreferenceTable {
  person_id: string
  channels: ChannelName[]
  locale: TemplateLocale
  changed_at: Date
}

export interface PushSubscriptionTable {
  person_id: string
  id: string
  endpoint: string
  p256dh: string
  auth: string
  device: string
  created_at: Date
}

export interface TemplateTable {
  code: string
  form: TemplateForm
  locale: TemplateLocale
  valid_from: string
  published_at: Date
  subject: string
  body: string
}

export const tables = defineTables<{
  message: MessageTable
  delivery: DeliveryTable
  attempt: AttemptTable
  notice: NoticeTable
  preference: PreferenceTable
  push_subscription: PushSubscriptionTable
  template: TemplateTable
  agency_template: TemplateTable & { agency_id: string; published_by: string }
  quiet_hours: { valid_from: string; starts: string; ends: string }
  agency_quiet_hours: { agency_id: string; valid_from: string; starts: string; ends: string }
}>('notifications')

type Written<Row> = Omit<Row, 'created_at'> & { created_at: string }

export const messageSink = defineSink<Written<MessageTable>>('notifications.message', {
  agency_id: 'uuid',
  id: 'uuid',
  person_id: 'uuid',
  template: 'text',
  data: 'jsonb',
  subject_kind: 'text',
  subject_id: 'uuid',
  subject_code: 'text',
  href: 'text',
  urgent: 'boolean',
  created_at: 'timestamptz',
})

export const noticeSink = defineSink<Written<NoticeTable>>('notifications.notice', {
  person_id: 'uuid',
  id: 'uuid',
  agency_id: 'uuid',
  template: 'text',
  data: 'jsonb',
  subject_code: 'text',
  href: 'text',
  created_at: 'timestamptz',
})
