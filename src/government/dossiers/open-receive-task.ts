import { openTask } from '#foundation/tasks'
import type { Ctx } from '#platform/context'
import { text } from './messages.ts'

interface Received {
  agencyId: string
  id: string
  code: string
  procedureName: string
  applicantName: string
}

/** Puts a filing, new or completed, before the one-stop desk, with the moment by which it is to be answered. */
export function openReceiveTask(ctx: Ctx, dossier: Received, dueAt: Date, again = false): void {
  const t = text('vi')
  openTask(ctx, {
    agencyId: dossier.agencyId,
    kind: 'dossier.receive',
    subjectId: dossier.id,
    title: (again ? t.taskSupplied : t.taskReceive)(dossier.procedureName, dossier.applicantName),
    reference: dossier.code,
    href: `/xu-ly/${dossier.code}`,
    role: 'one_stop',
    dueAt,
  })
}
