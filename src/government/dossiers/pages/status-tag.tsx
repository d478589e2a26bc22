import type { Locale } from '#platform/context'
import { Tag, type TagKind } from '#ui/tag'
import type { DossierStatus } from '../dossier-status.ts'
import { text } from '../messages.ts'

const KINDS: Record<DossierStatus, TagKind> = {
  submitted: 'neutral',
  awaitingSupplement: 'waiting',
  accepted: 'progress',
  inProcess: 'progress',
  awaitingPayment: 'waiting',
  stopped: 'stopped',
  refused: 'stopped',
  withdrawn: 'neutral',
  decided: 'good',
  returned: 'good',
}

/** The state of a dossier by word, shape and colour. */
export const StatusTag = ({ status, locale }: { status: DossierStatus; locale: Locale }) => (
  <Tag kind={KINDS[status]}>{text(locale).status[status]}</Tag>
)
