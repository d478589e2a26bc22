import { Tag, type TagKind } from '#ui/tag'
import type { ApplicationStatus } from '../application-status.ts'
import type { text } from '../messages.ts'

const KINDS: Record<ApplicationStatus, TagKind> = {
  draft: 'progress',
  sent: 'waiting',
  returned: 'stopped',
  appraised: 'waiting',
  heard: 'waiting',
  recognised: 'good',
  refused: 'stopped',
}

export const StatusTag = ({ status, t }: { status: ApplicationStatus; t: ReturnType<typeof text> }) => (
  <Tag kind={KINDS[status]}>{t.statuses[status]}</Tag>
)
