import type { Context } from 'hono'
import { agencyNames } from '#foundation/organizations'
import { ensure } from '#platform/errors'
import { type Env, page, readForm, redirect } from '#platform/pages'
import { vietnamDate } from '#platform/time'
import { Button, ButtonGroup } from '#ui/button'
import { ErrorSummary } from '#ui/error-summary'
import { TextArea } from '#ui/fields'
import { Form } from '#ui/form'
import { Heading, Text } from '#ui/typography'
import { getFigure } from '../list-figures.ts'
import { getIndicator } from '../list-indicators.ts'
import { text } from '../messages.ts'
import { mayDeclareFigures, maySign } from '../permissions.ts'
import { FigureSummary, FindingsNotice } from './figure-page.tsx'
import { keyOf } from './figure-routes.tsx'

/** One look at what is about to be signed, with what was found against it. */
export async function SignPage(c: Context<Env>, errors: Record<string, string> = {}): Promise<Response> {
  const { ctx } = c.var
  ensure(ctx, mayDeclareFigures(ctx.actor))
  const t = text(ctx)
  const figure = await getFigure(ctx, keyOf(c))
  if (figure.status !== 'draft') return redirect(c, `/so-lieu/so/${figure.agency_id}/${figure.id}`)
  // The drafts of a sheet are signed together.
  if (figure.import_id) return redirect(c, `/so-lieu/nap/${figure.agency_id}/${figure.import_id}`)
  const indicator = await getIndicator(ctx, figure.indicator_code, vietnamDate(ctx.now))
  const names = await agencyNames(ctx, [figure.agency_id])
  const wrong = Object.keys(errors).length > 0
  const signs = maySign(ctx.actor, figure)
  return page(
    c,
    {
      title: indicator.name,
      breadcrumbs: [{ href: '/so-lieu/ke-khai', label: t.menuDeclare }],
      desk: true,
      status: wrong ? 422 : 200,
      hasErrors: wrong,
    },
    <>
      <ErrorSummary errors={errors} />
      <Heading level={1}>{indicator.name}</Heading>
      <FigureSummary figure={figure} indicator={indicator} agency={names.get(figure.agency_id) ?? ''} t={t} />
      {figure.findings.length > 0 ? <FindingsNotice figure={figure} indicator={indicator} t={t} /> : null}
      <Form action={`/so-lieu/so/${figure.agency_id}/${figure.id}/ky`}>
        {signs ? (
          <>
            <Text>{t.signLead}</Text>
            <TextArea
              name="explanation"
              label={t.explanation}
              hint={t.explanationHint}
              error={errors.explanation}
              value={c.req.method === 'POST' ? (readForm(c).get('explanation') ?? '') : ''}
              required={false}
              rows={3}
            />
          </>
        ) : null}
        <ButtonGroup>
          {signs ? <Button>{t.sign}</Button> : null}
          <Button kind="secondary" name="drop" value="true">
            {t.drop}
          </Button>
        </ButtonGroup>
      </Form>
    </>,
  )
}
