import type { Context, Hono } from 'hono'
import { hasRole } from '#platform/context'
import { ensure, type FieldErrors } from '#platform/errors'
import { dateParts, type Env, type Form, formOf, readDate, readForm, redirect } from '#platform/pages'
import { DateField, Radios, Select, TextField } from '#ui/fields'
import { createAgency } from '../create-agency.ts'
import { text } from '../messages.ts'
import { AGENCY_KINDS } from '../tables.ts'
import { attempt, formPage } from './form-page.tsx'

const ADDRESS = '/quan-tri/co-quan/moi'

/** /quan-tri/co-quan/moi: a new agency under the administrator's own. */
export function createRoutes(app: Hono<Env>): void {
  app.get(ADDRESS, (c) => show(c, formOf(new FormData()), {}))
  app.post(ADDRESS, async (c) => {
    const { ctx } = c.var
    const form = readForm(c)
    let id = ''
    const failed = await attempt(async () => {
      const created = await createAgency(ctx, {
        kind: (form.get('kind') ?? '') as never,
        name: form.get('name') ?? '',
        code: form.get('code') || undefined,
        codeBasis: form.get('codeBasis'),
        parentId: ctx.actor.kind === 'officer' ? ctx.actor.agencyId : null,
        validFrom: readDate(form, 'validFrom') ?? '',
        structure: (form.get('structure') || 'none') as never,
      })
      id = created.id
    })
    if (failed) return show(c, form, failed.errors, failed.status)
    return redirect(c, `/quan-tri/co-quan/${id}`, { kind: 'success', text: text(ctx).done(text(ctx).action.create) })
  })
}

function show(c: Context<Env>, form: Form, errors: FieldErrors, status?: number) {
  const { ctx } = c.var
  ensure(ctx, hasRole(ctx.actor, 'administrator'))
  const t = text(ctx)
  const line = (name: string) => ({ name, value: form.get(name) ?? '', error: errors[name] })
  return formPage(c, {
    title: t.action.create,
    about: t.createAbout,
    action: ADDRESS,
    breadcrumbs: [{ href: '/quan-tri/co-quan', label: t.agencies }],
    errors,
    ...(status ? { status } : {}),
    fields: (
      <>
        <TextField {...line('name')} label={t.form.name} />
        <Select
          {...line('kind')}
          label={t.kindLabel}
          options={AGENCY_KINDS.map((kind) => ({ value: kind, label: t.kind[kind] }))}
        />
        <TextField {...line('code')} label={t.form.code} hint={t.form.codeHint} required={false} />
        <TextField {...line('codeBasis')} label={t.form.basis} required={false} />
        <DateField name="validFrom" label={t.form.from} parts={dateParts(form, 'validFrom')} error={errors.validFrom} />
        <Radios
          {...line('structure')}
          label={t.form.structure}
          options={(['commune', 'centre', 'province', 'none'] as const).map((value) => ({
            value,
            label: t.form.structures[value],
          }))}
        />
      </>
    ),
  })
}
