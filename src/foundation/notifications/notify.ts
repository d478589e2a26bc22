import type { Ctx } from '#platform/context'
import { collect, newId } from '#platform/database'
import { addJob } from '#platform/jobs'
import { messageSink, noticeSink } from './tables.ts'
import type { DataOf, TemplateCode } from './template-catalogue.ts'

export interface NewMessage<Code extends TemplateCode = TemplateCode> {
  /** Who tells it: the agency whose dossier it is. */
  agencyId: string
  /** Whom it is for. */
  personId: string
  template: Code
  /** Values of the template's places, as people read them. */
  data: DataOf<Code>
  /** What it is about; `href` is the page for the person, on this site. */
  subject: { kind: string; id: string; code: string; href: string }
  /** Goes out in the quiet hours too. */
  urgent?: boolean
}

/**
 * Tells a person something when the open transaction commits: into their inbox at once, and by the channels they chose through the job
 * `notifications.deliver`. Written with everything collected, so it costs no round trip. Throws outside a transaction.
 */
export function notify<Code extends TemplateCode>(ctx: Ctx, message: NewMessage<Code>): void {
  const { agencyId, personId, template, subject } = message
  const id = newId()
  const shared = {
    id,
    agency_id: agencyId,
    person_id: personId,
    template,
    data: message.data as Record<string, string>,
    subject_code: subject.code,
    href: subject.href,
    created_at: ctx.now.toISOString(),
  }
  collect(ctx, messageSink, {
    ...shared,
    subject_kind: subject.kind,
    subject_id: subject.id,
    urgent: message.urgent ?? false,
  })
  collect(ctx, noticeSink, shared)
  addJob(ctx, 'notifications.deliver', { agencyId, messageId: id })
}
