import type { Context, Hono } from 'hono'
import { AppError, type FieldErrors, notFound } from '#platform/errors'
import { type Env, page, readForm, redirect } from '#platform/pages'
import { formatDate, parseVietnameseDate } from '#platform/time'
import { Table } from '#ui/table'
import { Heading, Text } from '#ui/typography'
import { listTemplates } from '../list-templates.ts'
import { text } from '../messages.ts'
import { checkTemplate, publishTemplate } from '../publish-template.ts'
import {
  isTemplateCode,
  TEMPLATE_CODES,
  TEMPLATE_FORMS,
  TEMPLATE_LOCALES,
  type TemplateCode,
  type TemplateForm,
  type TemplateLocale,
} from '../template-catalogue.ts'
import { versionAt } from '../templates-in-force.ts'
import { TemplatePage } from './template-page.tsx'

type C = Context<Env>
export const TEMPLATES_PATH = '/quan-tri/mau-thong-bao'

interface Draft {
  form: TemplateForm
  locale: TemplateLocale
  subject: string
  body: string
  /** As it was typed. */
  validFrom: string
}

/** `/quan-tri/mau-thong-bao`: an administrator reads the words of messages and publishes the agency's own. */
export function templateRoutes(app: Hono<Env>): void {
  app.get(TEMPLATES_PATH, list)
  app.get(`${TEMPLATES_PATH}/:code`, (c) => show(c, codeOf(c)))
  app.post(`${TEMPLATES_PATH}/:code`, async (c) => {
    const { ctx } = c.var
    const code = codeOf(c)
    const form = readForm(c)
    const draft = {
      form: oneOf(TEMPLATE_FORMS, form.get('form')),
      locale: oneOf(TEMPLATE_LOCALES, form.get('locale')),
      subject: form.get('subject') ?? '',
      body: form.get('body') ?? '',
      validFrom: form.get('validFrom') ?? '',
    }
    const input = { ...draft, code, validFrom: parseVietnameseDate(draft.validFrom) ?? '' }
    try {
      if (form.get('act') !== 'publish') {
        checkTemplate(ctx, input)
        return await show(c, code, { draft, preview: true })
      }
      await publishTemplate(ctx, input)
    } catch (error) {
      if (error instanceof AppError && error.code === 'invalid') return show(c, code, { draft, errors: error.fields })
      throw error
    }
    const notice = { kind: 'success' as const, text: text(ctx).published(formatDate(input.validFrom)) }
    return redirect(c, `${TEMPLATES_PATH}/${code}?dang=${draft.form}&ngon-ngu=${draft.locale}`, notice)
  })
}

/** The value if it is one of these, else the first. */
const oneOf = <T extends string>(values: readonly T[], value: string | undefined): T =>
  values.find((one) => one === value) ?? values[0]!

function codeOf(c: C): TemplateCode {
  const code = c.req.param('code') ?? ''
  if (!isTemplateCode(code)) throw notFound(c.var.ctx)
  return code
}

const agencyOf = (c: C): string => (c.var.ctx.actor.kind === 'officer' ? c.var.ctx.actor.agencyId : '')

async function list(c: C): Promise<Response> {
  const { ctx } = c.var
  const t = text(ctx)
  const versions = await listTemplates(ctx)
  return page(
    c,
    { title: t.templates, desk: true },
    <>
      <Heading level={1}>{t.templates}</Heading>
      <Text lead>{t.templatesLead}</Text>
      <Text>
        <a href="/quan-tri/gio-yen-tinh">{t.toQuiet}</a>
      </Text>
      <Table
        caption={t.templates}
        hideCaption
        columns={[
          { key: 'name', label: t.name },
          { key: 'subject', label: t.subjectNow },
          { key: 'whose', label: t.whose },
        ]}
        rows={TEMPLATE_CODES.map((code) => {
          const now = versionAt(versions, { code, form: 'full', locale: ctx.locale, agencyId: agencyOf(c) }, ctx.now)
          return {
            name: <a href={`${TEMPLATES_PATH}/${code}`}>{t.template[code]}</a>,
            subject: now?.subject ?? '',
            whose: now?.agencyId ? t.own : t.common,
          }
        })}
      />
    </>,
  )
}

async function show(
  c: C,
  code: TemplateCode,
  sent: { draft?: Draft; errors?: FieldErrors; preview?: boolean } = {},
): Promise<Response> {
  const { ctx } = c.var
  const t = text(ctx)
  const form = sent.draft?.form ?? oneOf(TEMPLATE_FORMS, c.req.query('dang'))
  const locale = sent.draft?.locale ?? oneOf(TEMPLATE_LOCALES, c.req.query('ngon-ngu'))
  const all = await listTemplates(ctx, code)
  const versions = all.filter((version) => version.form === form && version.locale === locale)
  const current = versionAt(versions, { code, form, locale, agencyId: agencyOf(c) }, ctx.now)
  const draft = sent.draft ?? {
    form,
    locale,
    subject: current?.subject ?? '',
    body: current?.body ?? '',
    validFrom: '',
  }
  const errors = sent.errors ?? {}
  const wrong = Object.keys(errors).length > 0
  return page(
    c,
    {
      title: t.template[code],
      breadcrumbs: [{ href: TEMPLATES_PATH, label: t.templates }],
      desk: true,
      status: wrong ? 422 : 200,
      hasErrors: wrong,
    },
    <TemplatePage
      view={{ code, draft, errors, preview: sent.preview ?? false, versions, current, now: ctx.now, path: TEMPLATES_PATH }}
      t={t}
    />,
  )
}
