import { type FormPageInfo, formPages, type ProcedureVersion } from '#government/procedures'
import type { DossierView } from './get-dossier.ts'
import { requestOf, type SupplementItem } from './supplement-requests.ts'

/** What the agency asked for last, told apart: parts of the form to correct, and papers (or anything else) to send. */
export interface AskedSupplement {
  /** By when; undefined where the procedure sets no time. */
  answerBy: Date | undefined
  parts: { page: FormPageInfo; reasons: string[] }[]
  papers: SupplementItem[]
}

export function askedSupplement({ row, events }: DossierView, version: ProcedureVersion): AskedSupplement {
  const asked = events.findLast((event) => event.kind === 'requestSupplement')
  const { items } = requestOf(asked?.data ?? {})
  const pages = formPages(version, row.answers)
  // A field's path leads to the page on which its group stands; a page is cited by its own id.
  const pageOf = (target: string) =>
    pages.find((page) => page.id === target) ?? pages.find((page) => page.fieldIds.includes(target.split(/[.[]/)[0]!))
  const isComponent = (target: string) => version.components.some((component) => component.code === target)
  const parts = pages
    .map((page) => ({
      page,
      reasons: items.filter((item) => !isComponent(item.target) && pageOf(item.target) === page).map((item) => item.reason),
    }))
    .filter((part) => part.reasons.length > 0)
  const by = asked?.data.answerBy
  return {
    answerBy: typeof by === 'string' ? new Date(by) : undefined,
    parts,
    papers: items.filter((item) => isComponent(item.target) || !pageOf(item.target)),
  }
}
