import type { Context, Hono } from 'hono'
import { findUploads, keepUpload, uploadRules } from '#foundation/files'
import { type Answers, FormPage, getProcedureVersion, readFormPage } from '#government/procedures'
import { attempt, type Env, page, readForm, redirect } from '#platform/pages'
import { vietnamDate } from '#platform/time'
import { Button } from '#ui/button'
import { ErrorSummary } from '#ui/error-summary'
import { FileField, TextArea, TextField } from '#ui/fields'
import { Form } from '#ui/form'
import { Notice } from '#ui/notice'
import { Heading, Text } from '#ui/typography'
import { askedSupplement } from '../asked-supplement.ts'
import { getDossierView } from '../get-dossier.ts'
import { text } from '../messages.ts'
import { supplySupplement } from '../supply-supplement.ts'
import { readScans } from './read-scans.ts'
import { requireCitizen, requireOfficer } from './require.ts'

type C = Context<Env>

/** A file that is kept, with the pages of the paper that was scanned at the desk. */
interface Kept {
  id: string
  paperPages: number | undefined
}

/** What was typed and sent on a page that could not be taken yet; nothing of it is lost. */
interface Again {
  answers: Answers
  errors: Record<string, string>
  note: string
  /** Pages of papers as typed, by paper. */
  pages: Map<string, string>
  kept: Map<string, Kept[]>
  notice?: string | undefined
}

/** The supplement: by the citizen, or by the one-stop desk for somebody who comes in person. */
export function supplyRoutes(app: Hono<Env>): void {
  app.get('/ho-so/:code/bo-sung', async (c) => requireCitizen(c) ?? supplyPage(c))
  app.post('/ho-so/:code/bo-sung', async (c) => requireCitizen(c) ?? supply(c))
  app.get('/xu-ly/:code/bo-sung', async (c) => {
    requireOfficer(c.var.ctx)
    return supplyPage(c)
  })
  app.post('/xu-ly/:code/bo-sung', async (c) => {
    requireOfficer(c.var.ctx)
    return supply(c)
  })
}

const baseOf = (c: C) => `/${c.req.path.split('/')[1]}`

async function supply(c: C): Promise<Response> {
  const { ctx } = c.var
  const form = readForm(c)
  const view = await getDossierView(ctx, c.req.param('code')!)
  const version = await getProcedureVersion(ctx, view.row.procedure_version_id)
  const asked = askedSupplement(view, version)
  const again: Again = { answers: view.row.answers, errors: {}, note: form.get('note') ?? '', pages: new Map(), kept: new Map() }
  let unfinished = false
  for (const { page } of asked.parts) {
    const options = { locale: ctx.locale, today: vietnamDate(ctx.now) }
    const read = readFormPage(version, again.answers, page.id, form.entries(), options)
    again.answers = read.answers
    Object.assign(again.errors, read.errors)
    again.notice ??= read.notice
    unfinished ||= read.again
  }
  for (const { target } of asked.papers) {
    const ids: Kept[] = form
      .all(`kept.${target}`)
      .map((id) => ({ id, paperPages: Number(form.get(`keptPages.${id}`)) || undefined }))
    again.kept.set(target, ids)
    again.pages.set(target, form.get(`pages.${target}`) ?? '')
    const scans = await readScans(ctx, form, target)
    if (typeof scans === 'string') again.errors[`pages.${target}`] = scans
    else
      for (const { paperPages, ...scan } of scans) {
        const kept = await attempt(() => keepUpload(ctx, scan))
        if (kept.errors) again.errors[`file.${target}`] = Object.values(kept.errors)[0]!
        else ids.push({ id: kept.value.id, paperPages })
      }
  }
  if (unfinished || Object.keys(again.errors).length > 0) return supplyPage(c, again)
  const done = await attempt(() =>
    supplySupplement(
      ctx,
      { agencyId: view.row.agency_id, dossierId: view.row.id },
      {
        ...(asked.parts.length > 0 ? { answers: again.answers } : {}),
        files: [...again.kept].flatMap(([componentCode, ids]) =>
          ids.map(({ id, paperPages }) => ({ componentCode, uploadId: id, ...(paperPages ? { paperPages } : {}) })),
        ),
        note: again.note,
      },
    ),
  )
  if (done.errors) return supplyPage(c, { ...again, errors: done.errors })
  return redirect(c, `${baseOf(c)}/${view.row.code}`, { kind: 'success', text: text(ctx).suppliedNotice })
}

async function supplyPage(c: C, again?: Again): Promise<Response> {
  const { ctx } = c.var
  const t = text(ctx)
  const view = await getDossierView(ctx, c.req.param('code')!)
  const { row } = view
  const version = await getProcedureVersion(ctx, row.procedure_version_id)
  const asked = askedSupplement(view, version)
  const uploads = await findUploads(
    ctx,
    [...(again?.kept.values() ?? [])].flat().map(({ id }) => id),
  )
  const rules = uploadRules(ctx)
  const errors = again?.errors ?? {}
  const wrong = Object.keys(errors).length > 0
  const base = baseOf(c)
  return page(
    c,
    {
      title: t.supplyTitle,
      breadcrumbs: [
        { href: base, label: base === '/ho-so' ? t.menuMine : t.menuDesk },
        { href: `${base}/${row.code}`, label: row.code },
      ],
      status: wrong ? 422 : 200,
      hasErrors: wrong,
    },
    <>
      <ErrorSummary errors={errors} />
      <Heading level={1}>{t.supplyTitle}</Heading>
      {row.status === 'awaitingSupplement' ? null : <Notice kind="warning">{t.nothingAsked}</Notice>}
      {again?.notice ? <Notice kind="info">{again.notice}</Notice> : null}
      <Form action={`${base}/${row.code}/bo-sung`} files>
        {asked.parts.map(({ page: info, reasons }) => (
          <section key={info.id}>
            <Heading level={2}>{info.title}</Heading>
            {reasons.map((reason) => (
              <Notice key={reason} kind="warning" title={t.agencyAsks}>
                {reason}
              </Notice>
            ))}
            <FormPage version={version} page={info} answers={again?.answers ?? row.answers} errors={errors} locale={ctx.locale} />
          </section>
        ))}
        {asked.papers.length > 0 ? <Heading level={2}>{t.papersStep}</Heading> : null}
        {asked.papers.map((item) => {
          const kept = again?.kept.get(item.target) ?? []
          return (
            <div key={item.target}>
              {kept.map(({ id, paperPages }) => (
                <>
                  <input key={id} type="hidden" name={`kept.${item.target}`} value={id} />
                  {paperPages ? <input type="hidden" name={`keptPages.${id}`} value={String(paperPages)} /> : null}
                </>
              ))}
              <FileField
                name={`file.${item.target}`}
                label={item.label}
                hint={item.reason}
                error={errors[`file.${item.target}`] ?? errors[item.target]}
                accept={rules.accept}
                limits={rules}
                uploaded={uploads.filter((upload) => kept.some(({ id }) => id === upload.id))}
                multiple
              />
              {base === '/xu-ly' ? (
                <TextField
                  name={`pages.${item.target}`}
                  label={`${t.counterPages} – ${item.label}`}
                  hint={t.counterPagesHint}
                  error={errors[`pages.${item.target}`]}
                  value={again?.pages.get(item.target)}
                  inputmode="numeric"
                  short
                  required={false}
                />
              ) : null}
            </div>
          )
        })}
        <TextArea
          name="note"
          label={t.supplyNote}
          hint={t.supplyNoteHint}
          error={errors.note ?? errors._}
          value={again?.note}
          required={false}
        />
        <Text small>{t.supplyOnce}</Text>
        <Button>{t.supply}</Button>
      </Form>
    </>,
  )
}
