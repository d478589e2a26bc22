import type { Context, Hono } from 'hono'
import type { Officer } from '#platform/context'
import { AppError, ensure, type FieldErrors } from '#platform/errors'
import { type Env, page, readForm, redirect } from '#platform/pages'
import { formatDate, parseVietnameseDate } from '#platform/time'
import { Button } from '#ui/button'
import { ErrorSummary } from '#ui/error-summary'
import { TextField } from '#ui/fields'
import { Form } from '#ui/form'
import { Table } from '#ui/table'
import { Heading, Text } from '#ui/typography'
import { text } from '../messages.ts'
import { mayAdministerTemplates } from '../permissions.ts'
import { listQuietHours } from '../quiet-hours.ts'
import { setQuietHours } from '../set-quiet-hours.ts'
import { TEMPLATES_PATH } from './template-routes.tsx'

type C = Context<Env>
export const QUIET_HOURS_PATH = '/quan-tri/gio-yen-tinh'

/** `/quan-tri/gio-yen-tinh`: an administrator sets the hours in which ordinary messages wait. */
export function quietHoursRoutes(app: Hono<Env>): void {
  app.get(QUIET_HOURS_PATH, (c) => show(c))
  app.post(QUIET_HOURS_PATH, async (c) => {
    const { starts = '', ends = '', validFrom = '' } = readForm(c).values()
    try {
      await setQuietHours(c.var.ctx, { starts, ends, validFrom: parseVietnameseDate(validFrom) ?? '' })
    } catch (error) {
      if (error instanceof AppError && error.code === 'invalid') return show(c, { starts, ends, validFrom }, error.fields)
      throw error
    }
    return redirect(c, QUIET_HOURS_PATH, { kind: 'success', text: text(c.var.ctx).quietSaved })
  })
}

async function show(c: C, typed: Record<string, string> = {}, errors: FieldErrors = {}): Promise<Response> {
  const { ctx } = c.var
  ensure(ctx, mayAdministerTemplates(ctx.actor))
  const t = text(ctx)
  const versions = await listQuietHours(ctx, (ctx.actor as Officer).agencyId)
  const wrong = Object.keys(errors).length > 0
  const field = (name: 'starts' | 'ends' | 'validFrom', label: string, hint: string) => (
    <TextField name={name} label={label} hint={hint} value={typed[name]} error={errors[name]} inputmode="text" short required />
  )
  return page(
    c,
    {
      title: t.quietTitle,
      breadcrumbs: [{ href: TEMPLATES_PATH, label: t.templates }],
      desk: true,
      status: wrong ? 422 : 200,
      hasErrors: wrong,
    },
    <>
      <ErrorSummary errors={errors} />
      <Heading level={1}>{t.quietTitle}</Heading>
      <Text lead>{t.quietLead}</Text>
      <Table
        caption={t.versions}
        columns={[
          { key: 'from', label: t.from },
          { key: 'hours', label: t.quietTitle },
          { key: 'whose', label: t.whose },
        ]}
        rows={versions.map((version) => ({
          from: version.own ? formatDate(version.validFrom) : t.common,
          hours: version.starts === version.ends ? t.noQuiet : `${version.starts} – ${version.ends}`,
          whose: version.own ? t.own : t.common,
        }))}
      />
      <Form action={QUIET_HOURS_PATH}>
        {field('starts', t.quietStarts, t.timeHint)}
        {field('ends', t.quietEnds, t.sameMeansNone)}
        {field('validFrom', t.validFrom, t.validFromHint)}
        <Button>{t.save}</Button>
      </Form>
    </>,
  )
}
