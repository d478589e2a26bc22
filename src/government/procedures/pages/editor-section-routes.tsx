import type { Context, Hono } from 'hono'
import { AppError, invalid, notFound } from '#platform/errors'
import { type Env, type Form, page, readForm, redirect } from '#platform/pages'
import { checkContent } from '../editor/check-content.ts'
import { editProcedureDraft } from '../editor/edit-procedure-draft.ts'
import { type Control, type Item, itemFrom, type Typed, typedFrom } from '../editor/editor-controls.ts'
import { editorText } from '../editor/editor-messages.ts'
import {
  arrange,
  at,
  type EditorSection,
  memberOf,
  memberPath,
  numbered,
  type Path,
  sectionsOf,
  withAt,
} from '../editor/editor-sections.ts'
import { getDraft, type ProcedureDraft } from '../editor/get-draft.ts'
import type { ProcedureContent } from '../editor/procedure-content.ts'
import { text } from '../messages.ts'
import { editorPath } from './editor-frame.tsx'
import { titleOf } from './editor-list.tsx'
import { EditorSectionPage, type SectionView } from './editor-section-page.tsx'

type C = Context<Env>
type Member = NonNullable<SectionView['member']>

/** The sections of a draft: look, save, move and remove. */
export function editorSectionRoutes(app: Hono<Env>): void {
  app.get('/quan-tri/thu-tuc/:code/sua/:section', async (c) => {
    const { draft, section } = await opened(c)
    const member = memberAt(draft, section, c.req.query('muc') ?? '')
    if (c.req.query('muc') && !member) throw notFound(c.var.ctx, editorText(c.var.ctx).itemGone)
    return show(c, draft, section, member, typedFrom(controlsOf(section, member), itemOf(draft.content, section, member)))
  })
  app.post('/quan-tri/thu-tuc/:code/sua/:section', save)
  app.post('/quan-tri/thu-tuc/:code/sua/:section/danh-sach', async (c) => {
    const { draft, section } = await opened(c)
    const [what, member = ''] = (readForm(c).get('do') ?? '').split('.')
    const at = { code: draft.code, version: Number(readForm(c).get('version')) }
    if (!section.list || (what !== 'up' && what !== 'down' && what !== 'remove')) throw notFound(c.var.ctx)
    try {
      await editProcedureDraft(c.var.ctx, at, (content) => {
        const arranged = arrange(section, content, member, what)
        if (!arranged) throw invalid(c.var.ctx, { _: editorText(c.var.ctx).itemGone })
        return arranged
      })
    } catch (error) {
      if (!(error instanceof AppError) || (error.code !== 'conflict' && error.code !== 'invalid')) throw error
      const typed = typedFrom(section.controls, draft.content as unknown as Item)
      const now = await getDraft(c.var.ctx, draft.code)
      return show(c, now, section, undefined, typed, error)
    }
    return redirect(c, editorPath(draft.code, `/sua/${section.key}`), { kind: 'success', text: editorText(c.var.ctx).saved })
  })
}

async function save(c: C): Promise<Response> {
  const { ctx } = c.var
  const { draft, section } = await opened(c)
  const form = readForm(c)
  const member = memberAt(draft, section, form.get('muc') ?? '')
  const controls = controlsOf(section, member)
  const typed = typedOf(form)
  try {
    if (form.get('muc') && !member) throw invalid(ctx, { _: editorText(ctx).itemGone })
    await editProcedureDraft(ctx, { code: draft.code, version: Number(form.get('version')) }, (content) => {
      const before = itemOf(content, section, member)
      const { item, errors } = itemFrom(controls, typed, before)
      for (const key of Object.keys(errors)) errors[key] = editorText(ctx).number
      // Its id is what answers are kept under.
      if (member && !member.isNew && before.id !== undefined) item.id = before.id
      if (Object.keys(errors).length > 0) throw invalid(ctx, errors)
      const next = placed(content, section, member, item)
      refuseHere(c, next, controls, member?.path ?? [])
      return next
    })
  } catch (error) {
    if (!(error instanceof AppError) || (error.code !== 'conflict' && error.code !== 'invalid')) throw error
    const now = await getDraft(ctx, draft.code)
    return show(c, now, section, member, typed, error)
  }
  return redirect(c, editorPath(draft.code, `/sua/${section.key}${member ? `#muc-${memberOf(section, member.path)}` : ''}`), {
    kind: 'success',
    text: editorText(ctx).saved,
  })
}

/** What is wrong with the very things that were typed is refused now; what does not fit with others yet may be mended later. */
function refuseHere(c: C, content: ProcedureContent, controls: readonly Control[], path: Path): void {
  const keys = new Set(controls.map((control) => control.key))
  const errors: Record<string, string> = {}
  for (const problem of checkContent(content, c.var.ctx.locale)) {
    if (problem.level !== 'error' || path.some((key, i) => problem.path[i] !== key)) continue
    const key = problem.path.slice(path.length).join('.')
    if (keys.has(key)) errors[key] ??= problem.message
  }
  if (Object.keys(errors).length > 0) throw invalid(c.var.ctx, errors)
}

async function opened(c: C): Promise<{ draft: ProcedureDraft; section: EditorSection }> {
  const draft = await getDraft(c.var.ctx, c.req.param('code') ?? '')
  const section = sectionsOf(draft.content).find((one) => one.key === c.req.param('section'))
  if (!section) throw notFound(c.var.ctx)
  return { draft, section }
}

const controlsOf = (section: EditorSection, member: Member | undefined): Control[] =>
  member ? section.list!.controls : section.controls

/** The member named in the address: `3`, `3-1`, or a new one, `moi` at the end and `moi-3` in a group. */
function memberAt(draft: ProcedureDraft, section: EditorSection, key: string): Member | undefined {
  if (key === '' || !section.list) return undefined
  const added = /^moi(?:-(\d{1,3}))?$/.exec(key)
  if (added) {
    const path = added[1] === undefined ? section.list.path : memberPath(section, `${added[1]}-0`)?.slice(0, -1)
    if (!path || (added[1] !== undefined && !at(draft.content, path.slice(0, -1)))) return undefined
    const list = (at(draft.content, path) as unknown[] | undefined) ?? []
    return { key, path: [...path, list.length], isNew: true, title: '' }
  }
  const path = memberPath(section, key)
  const item = path && (at(draft.content, path) as Item | undefined)
  return path && item ? { key, path, isNew: false, title: titleOf(item) } : undefined
}

function itemOf(content: ProcedureContent, section: EditorSection, member: Member | undefined): Item {
  if (!member) return content as unknown as Item
  return (member.isNew ? undefined : (at(content, member.path) as Item | undefined)) ?? { ...section.list!.blank }
}

/** The content with the item in its place. A group must hold something, so a new one begins with one question. */
function placed(content: ProcedureContent, section: EditorSection, member: Member | undefined, item: Item): ProcedureContent {
  if (!member) return item as unknown as ProcedureContent
  const next = withAt(content, member.path, item)
  return section.key === 'trinh-tu' ? numbered(next) : next
}

/** Everything typed, by name; the rows of a condition together. */
function typedOf(form: Form): Typed {
  const typed: Typed = {}
  for (const [name, value] of form.entries()) {
    const key = name.replace(/\.row\.\d{1,3}$/, '.row')
    typed[key] = [...(typed[key] ?? []), value]
  }
  return typed
}

async function show(
  c: C,
  draft: ProcedureDraft,
  section: EditorSection,
  member: Member | undefined,
  typed: Typed,
  error?: AppError,
): Promise<Response> {
  const { ctx } = c.var
  const t = editorText(ctx)
  const conflict = error?.code === 'conflict'
  const now = member && !member.isNew && conflict ? titleOf((at(draft.content, member.path) as Item | undefined) ?? {}) : ''
  const prefix = member ? `${member.path.join('.')}.` : ''
  const errors = Object.fromEntries(
    Object.entries(error?.fields ?? {}).map(([key, message]) => [
      key.startsWith(prefix) ? key.slice(prefix.length) : key,
      message,
    ]),
  )
  const known = new Set(['_', ...controlsOf(section, member).map((control) => control.key)])
  return page(
    c,
    {
      title: `${t.sections[section.key]} – ${draft.code}`,
      breadcrumbs: [
        { href: '/quan-tri/thu-tuc', label: text(ctx).adminMenu },
        { href: editorPath(draft.code), label: draft.code },
      ],
      desk: true,
      hasErrors: error !== undefined,
      status: error?.status ?? 200,
    },
    <EditorSectionPage
      draft={draft}
      section={section}
      member={member}
      typed={typed}
      errors={Object.fromEntries(
        Object.entries(errors).map(([key, message]) => (known.has(key) ? [key, message] : ['_', message])),
      )}
      conflict={conflict ? [error.message, now ? t.nowThere(now) : ''].filter(Boolean).join(' ') : undefined}
      locale={ctx.locale}
    />,
  )
}
