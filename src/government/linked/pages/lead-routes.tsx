import type { Context, Hono } from 'hono'
import { fileResponse, type Upload, uploadRules } from '#foundation/files'
import { agencyNames } from '#foundation/organizations'
import { ensureMayOpenResult, getDossierByCode } from '#government/dossiers'
import { listProcedures } from '#government/procedures'
import { hasRole, isOfficer, type Officer } from '#platform/context'
import { ensure, notFound } from '#platform/errors'
import { attempt, type Env, page, readForm, redirect } from '#platform/pages'
import { vietnamDate } from '#platform/time'
import { Button } from '#ui/button'
import { ErrorSummary } from '#ui/error-summary'
import { Select, TextField } from '#ui/fields'
import { Form } from '#ui/form'
import { Table } from '#ui/table'
import { Heading, Text } from '#ui/typography'
import { endPart } from '../end-part.ts'
import { listTracks } from '../list-tracks.ts'
import { text } from '../messages.ts'
import { authoritiesOf, nameAuthority } from '../name-authority.ts'
import { sendAgain } from '../send-again.ts'
import { ReturnedForm } from './dossier-part.tsx'
import { sentFile } from './sent-file.ts'

type C = Context<Env>

/** At the lead agency: the results of parts, sending again, and which agencies stand for the authorities. */
export function leadRoutes(app: Hono<Env>): void {
  app.get('/ho-so/:code/lien-thong/:step', async (c) => {
    const { ctx } = c.var
    const track = (await listTracks(ctx, c.req.param('code'))).find((one) => one.step_code === c.req.param('step'))
    if (!track?.file_sha256) throw notFound(ctx)
    await ensureMayOpenResult(ctx, await getDossierByCode(ctx, c.req.param('code')))
    const bytes = await ctx.ports.files.get(track.file_sha256)
    return fileResponse({ name: track.file_name!, mediaType: track.file_media_type!, bytes })
  })
  app.post('/xu-ly/:code/lien-thong/:step', async (c) => {
    const { ctx } = c.var
    const code = c.req.param('code')
    ensure(ctx, isOfficer(ctx.actor))
    const form = readForm(c)
    const answer = { stepCode: c.req.param('step'), note: form.get('note') ?? '' }
    const ends = form.get('end') === 'true'
    let paper: Upload | undefined
    const { errors } = await attempt(async () => {
      // Kept before anything else is looked at: a wrong field does not cost the file.
      paper = await sentFile(c)
      await (ends ? endPart(ctx, code, answer) : sendAgain(ctx, code, { ...answer, uploadId: paper?.id }))
    })
    if (errors) return againPage(c, code, answer, errors, paper)
    return redirect(c, `/xu-ly/${code}`, { kind: 'success', text: ends ? text(ctx).partEnded : text(ctx).sentAgain })
  })
  app.get('/quan-tri/lien-thong', (c) => authoritiesPage(c))
  app.post('/quan-tri/lien-thong', async (c) => {
    const agencyId = requireAdministrator(c)
    const form = readForm(c)
    const input = { agencyId, authority: form.get('authority') ?? '', doingAgencyCode: form.get('doingAgencyCode') ?? '' }
    const { errors } = await attempt(() => nameAuthority(c.var.ctx, input))
    // Chosen from a list: nobody types it.
    if (errors?.authority && !input.authority) errors.authority = text(c.var.ctx).chooseAuthority
    if (errors) return authoritiesPage(c, errors)
    return redirect(c, '/quan-tri/lien-thong', { kind: 'success', text: text(c.var.ctx).named })
  })
}

/** What was typed, with what is to be mended. */
async function againPage(
  c: C,
  code: string,
  answer: { stepCode: string; note: string },
  errors: Record<string, string>,
  uploaded?: Upload,
): Promise<Response> {
  const { ctx } = c.var
  const t = text(ctx)
  const track = (await listTracks(ctx, code)).find((one) => one.step_code === answer.stepCode)
  if (!track) throw notFound(ctx)
  return page(
    c,
    { title: track.name, breadcrumbs: [{ href: `/xu-ly/${code}`, label: code }], desk: true, status: 422, hasErrors: true },
    <>
      <ErrorSummary errors={errors} />
      <Heading level={1}>{track.name}</Heading>
      <Text>{t.returnedBecause(track.note, track.by_name)}</Text>
      <ReturnedForm
        accept={uploadRules(ctx).accept}
        uploaded={uploaded}
        code={code}
        track={track}
        t={t}
        errors={errors}
        typed={answer.note}
      />
    </>,
  )
}

function requireAdministrator(c: C): string {
  const { ctx } = c.var
  ensure(ctx, hasRole(ctx.actor, 'administrator'))
  return (ctx.actor as Officer).agencyId
}

async function authoritiesPage(c: C, errors: Record<string, string> = {}): Promise<Response> {
  const agencyId = requireAdministrator(c)
  const { ctx } = c.var
  const t = text(ctx)
  const { items: versions } = await listProcedures(ctx, { onDate: vietnamDate(ctx.now), limit: 10_000 })
  const steps = versions.flatMap((version) => (version.linkedSteps ?? []).filter((step) => step.dependsOn.length > 0))
  const authorities = [...new Set(steps.map((step) => step.authority))]
  const named = await authoritiesOf(ctx, agencyId)
  const names = await agencyNames(ctx, named.values())
  const typed: Record<string, string> = c.req.method === 'POST' ? readForm(c).values() : {}
  const wrong = Object.keys(errors).length > 0
  return page(
    c,
    { title: t.admin, desk: true, status: wrong ? 422 : 200, hasErrors: wrong },
    <>
      <ErrorSummary errors={errors} labels={{ authority: t.authority, doingAgencyCode: t.doingCode }} />
      <Heading level={1}>{t.admin}</Heading>
      <Text lead>{t.adminLead}</Text>
      <Table
        caption={t.admin}
        hideCaption
        columns={[
          { key: 'authority', label: t.authority },
          { key: 'doing', label: t.doing },
        ]}
        rows={authorities.map((authority) => ({
          authority,
          doing: names.get(named.get(authority) ?? '') ?? t.oursUntilNamed,
        }))}
      />
      <Form action="/quan-tri/lien-thong">
        <Select
          name="authority"
          label={t.authority}
          options={authorities.map((value) => ({ value, label: value }))}
          value={typed.authority}
          error={errors.authority}
        />
        <TextField
          name="doingAgencyCode"
          label={t.doingCode}
          value={typed.doingAgencyCode}
          error={errors.doingAgencyCode}
          short
        />
        <Button>{t.save}</Button>
      </Form>
    </>,
  )
}
