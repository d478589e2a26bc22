import type { Context } from 'hono'
import { type Env, page } from '#platform/pages'
import { formatDateTime } from '#platform/time'
import { ButtonGroup, ButtonLink } from '#ui/button'
import { Panel } from '#ui/panel'
import { Text } from '#ui/typography'
import { getDossierByCode, noteOpening } from '../get-dossier.ts'
import { text } from '../messages.ts'

/** What the officer hands over: the receipt to print, then the next person. */
export async function CounterDonePage(c: Context<Env>): Promise<Response> {
  const { ctx } = c.var
  const t = text(ctx)
  const row = await getDossierByCode(ctx, c.req.param('code')!)
  await noteOpening(ctx, row)
  return page(
    c,
    { title: t.counterDone, breadcrumbs: [{ href: '/quay', label: t.counterMenu }], desk: true },
    <>
      <Panel title={t.counterDone} code={row.code} />
      <Text lead>{t.counterFor(row.applicant_name)}</Text>
      {row.due_at ? <Text>{t.counterDoneLead(formatDateTime(row.due_at))}</Text> : null}
      <ButtonGroup>
        <ButtonLink href={`/ho-so/${row.code}/giay/receipt/1`}>{t.counterPrint}</ButtonLink>
        <ButtonLink href="/quay" kind="secondary">
          {t.counterNext}
        </ButtonLink>
        <ButtonLink href={`/xu-ly/${row.code}`} kind="secondary">
          {t.counterOpen}
        </ButtonLink>
      </ButtonGroup>
    </>,
  )
}
