import type { Context } from 'hono'
import { agencyNames } from '#foundation/organizations'
import { type FormPageInfo, feesFor, type ProcedureVersion, reviewSections } from '#government/procedures'
import { ConsentBox } from '#government/vault'
import { type Env, page } from '#platform/pages'
import { formatMoney, vietnamDate } from '#platform/time'
import { Button } from '#ui/button'
import { ErrorSummary } from '#ui/error-summary'
import { Form } from '#ui/form'
import { Steps } from '#ui/steps'
import { SummaryList } from '#ui/summary-list'
import { Heading, Text } from '#ui/typography'
import type { Draft } from '../get-draft.ts'
import { text } from '../messages.ts'

interface Props {
  draft: Draft
  version: ProcedureVersion
  pages: FormPageInfo[]
  errors: Record<string, string>
}

/** Everything read through once before it is submitted; each answer leads back to its page. */
export async function ReviewPage(c: Context<Env>, { draft, version, pages, errors }: Props): Promise<Response> {
  const { ctx } = c.var
  const t = text(ctx)
  const names = await agencyNames(ctx, [draft.agencyId], vietnamDate(ctx.now))
  const today = vietnamDate(ctx.now)
  const fees = await feesFor(ctx, version, draft.answers, { agencyId: draft.agencyId, channel: 'online' })
  return page(
    c,
    {
      title: `${t.reviewStep} – ${version.name}`,
      breadcrumbs: [{ href: '/ho-so', label: t.menuMine }],
      status: Object.keys(errors).length > 0 ? 422 : 200,
    },
    <>
      <ErrorSummary errors={errors} hrefOf={(field) => pageOfField(draft, pages, field)} />
      <Steps steps={[...pages.map((p) => p.title), t.papersStep, t.reviewStep]} current={pages.length + 1} />
      <Heading level={1}>{t.reviewTitle}</Heading>
      <SummaryList
        rows={[
          { key: t.procedure, value: version.name },
          { key: t.agency, value: names.get(draft.agencyId) ?? '' },
          ...(draft.ownerName
            ? [
                { key: t.ownerOfDossier, value: draft.ownerName },
                { key: t.submitterOfDossier, value: 'name' in ctx.actor ? ctx.actor.name : '' },
              ]
            : []),
        ]}
      />
      {reviewSections(version, draft.answers, ctx.locale, today).map((section) => (
        <section key={section.pageId}>
          <Heading level={2}>{section.title}</Heading>
          <SummaryList
            rows={section.rows.map((row) => ({
              key: row.label,
              value: row.warning ? (
                <>
                  {row.value} <span class="hint">{row.warning}</span>
                </>
              ) : (
                row.value
              ),
              action: {
                href: `/ban-khai/${draft.id}/${section.pageId}?sua=1#${row.fieldId}`,
                label: t.change,
                hidden: row.label,
              },
            }))}
          />
        </section>
      ))}
      <Heading level={2}>{t.papersStep}</Heading>
      <SummaryList
        rows={version.components
          .map((component) => ({ component, files: draft.files.filter((file) => file.componentCode === component.code) }))
          .filter(({ files }) => files.length > 0)
          .map(({ component, files }) => ({
            key: component.name,
            value: files.map((file) => file.name).join(', '),
            action: { href: `/ban-khai/${draft.id}/giay-to`, label: t.change, hidden: component.name },
          }))}
      />
      <Text>
        <a href={`/ban-khai/${draft.id}/giay-to`}>{t.changePapers}</a>
      </Text>
      {fees.length > 0 ? (
        <>
          <Heading level={2}>{t.feesTitle}</Heading>
          <SummaryList rows={fees.map((fee) => ({ key: fee.name, value: formatMoney(fee.amountVnd) }))} />
        </>
      ) : null}
      <Form action={`/ban-khai/${draft.id}/nop`}>
        {draft.files.length > 0 && draft.relation === 'self' ? await ConsentBox(ctx, 'keepUploads') : null}
        <Text>{t.submitLead}</Text>
        <Button>{t.submit}</Button>
      </Form>
    </>,
  )
}

/** A wrong answer's error leads to the page where it is asked; a missing paper's to the papers. */
function pageOfField(draft: Draft, pages: FormPageInfo[], field: string): string {
  const top = field.split(/[.[]/)[0]!
  const found = pages.find((p) => p.fieldIds.includes(top))
  return found ? `/ban-khai/${draft.id}/${found.id}?sua=1` : `/ban-khai/${draft.id}/giay-to`
}
