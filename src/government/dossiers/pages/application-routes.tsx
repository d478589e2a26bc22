import type { Context, Hono } from 'hono'
import { FormPage, formPages, getProcedureVersion, readFormPage } from '#government/procedures'
import { choosePapers, reuseOfDraft, sourcesOf } from '#government/vault'
import { attempt, type Env, page, readForm, redirect } from '#platform/pages'
import { vietnamDate } from '#platform/time'
import { Button, ButtonGroup } from '#ui/button'
import { ErrorSummary } from '#ui/error-summary'
import { Form } from '#ui/form'
import { Steps } from '#ui/steps'
import { Heading, Text } from '#ui/typography'
import { type Draft, getDraft } from '../get-draft.ts'
import { text } from '../messages.ts'
import { missingPapers } from '../missing-papers.ts'
import { addDraftFiles, dropDraft, removeDraftFile, saveDraftAnswers } from '../save-draft.ts'
import { startDraft } from '../start-draft.ts'
import { startDraftForAnother } from '../start-draft-for-another.ts'
import { submitDossier } from '../submit-dossier.ts'
import { ForWhom } from './on-behalf.tsx'
import { PapersPage } from './papers-page.tsx'
import { requireCitizen } from './require.ts'
import { ReviewPage } from './review-page.tsx'
import { startPage } from './start-page.tsx'

type C = Context<Env>

/** Filing: choose the agency, fill the form page by page, add papers, read it through, submit. Each step is a page of its own and can be left. */
export function applicationRoutes(app: Hono<Env>): void {
  app.get('/nop-ho-so/:code', async (c) => requireCitizen(c) ?? startPage(c))
  app.post('/nop-ho-so/:code', async (c) => {
    const gate = requireCitizen(c)
    if (gate) return gate
    const { ctx } = c.var
    const started = await attempt(() =>
      startFor(c, { procedureCode: c.req.param('code'), agencyId: readForm(c).get('agencyId') ?? '' }),
    )
    return started.errors
      ? startPage(c, wordsOf(started.errors, text(ctx).chooseAgency))
      : redirect(c, `/ban-khai/${started.value}`)
  })

  app.get('/ban-khai/:id', async (c) => {
    const gate = requireCitizen(c)
    if (gate) return gate
    const { draft, pages } = await open(c)
    return redirect(c, `/ban-khai/${draft.id}/${pages[0]!.id}`)
  })
  app.post('/ban-khai/:id/xoa', async (c) => {
    await dropDraft(c.var.ctx, c.req.param('id'))
    return redirect(c, '/ho-so', { kind: 'info', text: text(c.var.ctx).draftDropped })
  })

  app.get('/ban-khai/:id/giay-to', async (c) => requireCitizen(c) ?? papersPage(c))
  app.post('/ban-khai/:id/giay-to', async (c) => {
    const { ctx } = c.var
    const form = readForm(c)
    const id = c.req.param('id')
    const removed = form.get('remove')
    if (removed) await removeDraftFile(ctx, id, removed)
    const { draft, version } = await open(c)
    const used = version.components.map(({ code }) => [code, form.all(`use.${code}`)] as const)
    if (draft.relation === 'self') await choosePapers(ctx, { ...draft, draftId: id, version }, new Map(used))
    const errors: Record<string, string> = {}
    for (const { code } of version.components) {
      const files = await bytesOf(form.files(`file.${code}`))
      // The others are kept; the sentence stands at the paper whose file it is about.
      const added = await attempt(() => addDraftFiles(ctx, id, code, files))
      if (added.errors) errors[`file.${code}`] = Object.values(added.errors)[0]!
    }
    if (Object.keys(errors).length > 0) return papersPage(c, errors)
    if (!form.get('next')) return redirect(c, `/ban-khai/${id}/giay-to`)
    const missing = await missingPapers(ctx, await getDraft(ctx, id), version)
    return Object.keys(missing).length > 0 ? papersPage(c, missing) : redirect(c, `/ban-khai/${id}/xem-lai`)
  })

  app.get('/ban-khai/:id/xem-lai', async (c) => requireCitizen(c) ?? reviewPage(c))
  app.post('/ban-khai/:id/nop', async (c) => {
    const gate = requireCitizen(c)
    if (gate) return gate
    const { draft, version } = await open(c)
    // Whoever files for another brings nothing from a vault: not their own, and not the owner's.
    const own = draft.relation === 'self'
    const reuse = own ? await reuseOfDraft(c.var.ctx, { ...draft, draftId: draft.id, version }) : undefined
    const filing = {
      procedureCode: draft.procedureCode,
      agencyId: draft.agencyId,
      answers: draft.answers,
      files: draft.files.map((file) => ({ componentCode: file.componentCode, uploadId: file.id })),
      draftId: draft.id,
      ...(draft.ownerId ? { behalf: { ownerId: draft.ownerId, mandateId: draft.mandateId } } : {}),
      keepUploads: readForm(c).get('consent.keepUploads') === 'yes',
    }
    const done = await attempt(() => submitDossier(c.var.ctx, filing, 'online', reuse))
    return done.errors ? reviewPage(c, done.errors) : redirect(c, `/ho-so/${done.value.code}/da-nop`)
  })

  app.get('/ban-khai/:id/:page', async (c) => requireCitizen(c) ?? formPage(c))
  app.post('/ban-khai/:id/:page', async (c) => {
    const gate = requireCitizen(c)
    if (gate) return gate
    const { ctx } = c.var
    const { draft, version } = await open(c)
    const pageId = c.req.param('page')
    const read = readFormPage(version, draft.answers, pageId, readForm(c).entries(), {
      locale: ctx.locale,
      today: vietnamDate(ctx.now),
    })
    await saveDraftAnswers(ctx, draft.id, read.answers)
    if (read.again) return formPage(c, { answers: read.answers, errors: read.errors, notice: read.notice })
    const warning = read.warnings?.length ? ({ kind: 'warning', text: read.warnings.join(' ') } as const) : undefined
    if (readForm(c).get('review')) return redirect(c, `/ban-khai/${draft.id}/xem-lai`)
    return redirect(c, `/ban-khai/${draft.id}/${read.next ?? 'giay-to'}`, warning)
  })
}

/** For oneself, by a mandate, or with the code that somebody told. */
function startFor(c: C, filing: { procedureCode: string; agencyId: string }): Promise<string> {
  const form = readForm(c)
  const forWhom = form.get('forWhom') ?? 'self'
  if (forWhom === 'self') return startDraft(c.var.ctx, { ...filing, reuse: reuseIn(c) })
  const by = forWhom === 'code' ? { assistanceCode: form.get('assistanceCode') ?? '' } : { mandateId: forWhom }
  return startDraftForAnother(c.var.ctx, { ...filing, by })
}

const wordsOf = ({ agencyId, by, ...errors }: Record<string, string>, chooseAgency: string): Record<string, string> => ({
  ...errors,
  ...(by ? { forWhom: by } : {}),
  ...(agencyId ? { agencyId: chooseAgency } : {}),
})

/** What the person ticked beside the agency; undefined where the page did not ask. */
const reuseIn = (c: C): boolean | undefined =>
  readForm(c).get('consent.reuse.asked') ? readForm(c).get('consent.reuse') === 'yes' : undefined

/** The files of a form, read; one that is empty too, so that its refusal is told. */
export async function bytesOf(files: File[]): Promise<{ name: string; bytes: Uint8Array }[]> {
  return Promise.all(files.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })))
}

async function open(c: C) {
  const draft = await getDraft(c.var.ctx, c.req.param('id')!)
  const version = await getProcedureVersion(c.var.ctx, draft.procedureVersionId)
  return { draft, version, pages: formPages(version, draft.answers) }
}

async function formPage(
  c: C,
  again?: { answers: Draft['answers']; errors: Record<string, string>; notice?: string | undefined },
): Promise<Response> {
  const { ctx } = c.var
  const t = text(ctx)
  const { draft, version } = await open(c)
  const answers = again?.answers ?? draft.answers
  const pages = formPages(version, answers)
  const position = Math.max(
    0,
    pages.findIndex((p) => p.id === c.req.param('page')),
  )
  const current = pages[position]!
  const errors = again?.errors ?? {}
  const sources = await sourcesOf(ctx, { ...draft, answers })
  return page(
    c,
    {
      title: `${current.title} – ${version.name}`,
      breadcrumbs: [{ href: '/ho-so', label: t.menuMine }],
      status: Object.keys(errors).length > 0 ? 422 : 200,
    },
    <>
      <ErrorSummary errors={errors} />
      <Steps steps={[...pages.map((p) => p.title), t.papersStep, t.reviewStep]} current={position} />
      <Heading level={1}>{current.title}</Heading>
      <ForWhom draft={draft} locale={ctx.locale} />
      {again?.notice ? <Text>{again.notice}</Text> : null}
      <Form action={`/ban-khai/${draft.id}/${current.id}`}>
        <FormPage version={version} page={current} answers={answers} errors={errors} sources={sources} locale={ctx.locale} />
        <ButtonGroup>
          <Button name="next" value="1">
            {t.continue}
          </Button>
          {c.req.query('sua') ? (
            <Button name="review" value="1" kind="secondary">
              {t.backToReview}
            </Button>
          ) : null}
        </ButtonGroup>
      </Form>
      <Text small>{t.savedAsYouGo}</Text>
    </>,
  )
}

async function papersPage(c: C, errors: Record<string, string> = {}): Promise<Response> {
  const { draft, version, pages } = await open(c)
  return PapersPage(c, { draft, version, pages, errors })
}

async function reviewPage(c: C, errors: Record<string, string> = {}): Promise<Response> {
  const { draft, version, pages } = await open(c)
  return ReviewPage(c, { draft, version, pages, errors })
}
