import type { Context, Hono } from 'hono'
import { type Env, page, readForm } from '#platform/pages'
import { addDays, vietnamDate } from '#platform/time'
import { recordOf } from '../conditions.ts'
import { editorText } from '../editor/editor-messages.ts'
import { getDraft } from '../editor/get-draft.ts'
import { formPages } from '../form-pages.ts'
import { listVersions } from '../get-procedure.ts'
import { initialAnswers } from '../initial-answers.ts'
import { currentPlaces } from '../places.ts'
import type { Answers, ProcedureVersion } from '../procedure-types.ts'
import { readFormPage } from '../read-form-page.ts'
import { PreviewFormPage, PreviewFrame } from './editor-preview-page.tsx'
import { ProcedurePage } from './procedure-page.tsx'

type C = Context<Env>

/** The draft as a citizen would see it. Nothing is saved: the answers go from page to page in the form itself. */
export function editorPreviewRoutes(app: Hono<Env>): void {
  app.get('/quan-tri/thu-tuc/:code/xem-thu', async (c) => {
    const { ctx } = c.var
    const version = await draftAsVersion(c)
    const versions = await listVersions(ctx)
    return page(
      c,
      { title: `${editorText(ctx).previewTitle}: ${version.name}` },
      <PreviewFrame code={version.code} at="page" locale={ctx.locale}>
        <ProcedurePage
          version={version}
          versions={versions.filter((one) => one.code === version.code)}
          names={new Map(versions.map((one) => [one.code, one.name]))}
          national={[]}
          locale={ctx.locale}
          today={vietnamDate(ctx.now)}
          preview
        />
      </PreviewFrame>,
    )
  })
  app.get('/quan-tri/thu-tuc/:code/xem-thu/to-khai', async (c) => {
    const version = await draftAsVersion(c)
    const answers = initialAnswers(version, {})
    return show(c, version, { answers, pageId: formPages(version, answers)[0]?.id })
  })
  app.post('/quan-tri/thu-tuc/:code/xem-thu/to-khai', async (c) => {
    const { ctx } = c.var
    const form = readForm(c)
    const version = await draftAsVersion(c)
    const pageId = form.get('page') ?? ''
    const entries = form.entries().filter(([name]) => name !== 'page' && name !== 'answers')
    const options = { locale: ctx.locale, today: vietnamDate(ctx.now) }
    const read = readFormPage(version, answersIn(form.get('answers')), pageId, entries, options)
    return show(c, version, { ...read, pageId: read.again ? pageId : read.next })
  })
}

/** The draft as if it began tomorrow. */
async function draftAsVersion(c: C): Promise<ProcedureVersion> {
  const { ctx } = c.var
  const draft = await getDraft(ctx, c.req.param('code') ?? '')
  const validFrom = addDays(vietnamDate(ctx.now), 1)
  return { ...draft.content, id: 'draft', validFrom, validTo: null, demo: false, places: await currentPlaces(ctx) }
}

function answersIn(sent: string | undefined): Answers {
  try {
    return recordOf(JSON.parse(sent ?? '{}'))
  } catch {
    return {}
  }
}

interface Shown {
  answers: Answers
  pageId: string | undefined
  errors?: Record<string, string>
  notice?: string | undefined
}

function show(c: C, version: ProcedureVersion, { answers, pageId, errors = {}, notice }: Shown): Response | Promise<Response> {
  const { ctx } = c.var
  const failed = Object.keys(errors).length > 0
  return page(
    c,
    { title: `${editorText(ctx).previewForm}: ${version.name}`, hasErrors: failed, status: failed ? 422 : 200 },
    <PreviewFormPage
      version={version}
      current={formPages(version, answers).find((one) => one.id === pageId)}
      answers={answers}
      errors={errors}
      notice={notice}
      today={vietnamDate(ctx.now)}
      locale={ctx.locale}
    />,
  )
}
