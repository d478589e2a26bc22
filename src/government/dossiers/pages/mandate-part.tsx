import { getMandate, mandateRule, whyNot } from '#government/mandates'
import type { Ctx } from '#platform/context'
import { formatDate } from '#platform/time'
import { Notice } from '#ui/notice'
import { Text } from '#ui/typography'
import { text } from '../messages.ts'
import type { DossierTable } from '../tables.ts'

/** On the desk's page of a dossier filed by mandate: whether the mandate stands today, with the rule where it does not, and the paper. */
export async function mandatePart(ctx: Ctx, row: DossierTable) {
  if (row.relation !== 'mandate' || !row.mandate_id || !row.person_id) return null
  const t = text(ctx)
  const mandate = await getMandate(ctx, { ownerId: row.person_id, mandateId: row.mandate_id })
  const why = whyNot(mandate, { purpose: 'file', procedureCode: row.procedure_code, at: ctx.now })
  const pending = row.status === 'submitted' && row.owner_consent !== 'taken-up'
  return (
    <Notice kind={why && pending ? 'warning' : 'info'} title={t.mandateHeading}>
      <Text>
        {why
          ? pending
            ? t.mandateRefuses(mandateRule(ctx, mandate, why))
            : mandateRule(ctx, mandate, why)
          : t.mandateStands(formatDate(mandate.valid_to))}
      </Text>
      {mandate.scan_sha256 ? (
        <Text>
          <a href={`/uy-quyen/${mandate.person_id}/${mandate.id}/ban-chup`}>{t.mandateScan}</a>
        </Text>
      ) : null}
    </Notice>
  )
}
