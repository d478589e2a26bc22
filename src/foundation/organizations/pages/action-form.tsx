import type { ComponentChildren } from 'preact'
import type { Ctx } from '#platform/context'
import type { FieldErrors } from '#platform/errors'
import { dateParts, type Form } from '#platform/pages'
import { DateField, TextField } from '#ui/fields'
import type { Agency } from '../get-agency.ts'
import type { Officer } from '../list-officers.ts'
import type { Structure } from '../list-structure.ts'
import { text } from '../messages.ts'

/** What a form of an agency can offer to choose from. */
export interface AgencyView {
  ctx: Ctx
  agency: Agency
  structure: Structure
  officers: Officer[]
}

export interface FormView extends AgencyView {
  form: Form
  errors: FieldErrors
}

export interface AgencyAction {
  /** Last part of its address under /quan-tri/co-quan/:id/. */
  path: string
  title: (ctx: Ctx) => string
  /** Whether it changes the agency itself (see permissions), or what is inside. */
  restructures: boolean
  fields: (view: FormView) => ComponentChildren
  /** What stands there today, where the form changes it. */
  standing?: (ctx: Ctx, agencyId: string) => Promise<Record<string, string>>
  /** Parses nothing itself: hands the form to the operation. */
  submit: (ctx: Ctx, agencyId: string, form: Form) => Promise<unknown>
}

export const value = (form: Form, name: string) => form.get(name) ?? ''

export function Day({
  view: { form, errors },
  name,
  label,
  required,
}: {
  view: FormView
  name: string
  label: string
  required?: boolean
}) {
  return <DateField name={name} label={label} parts={dateParts(form, name)} error={errors[name]} required={required} />
}

export function Line(props: { view: FormView; name: string; label: string; hint?: string; required?: boolean }) {
  const { view, ...field } = props
  return <TextField {...field} value={value(view.form, field.name)} error={view.errors[field.name]} />
}

export const basis = (view: FormView) => <Line view={view} name="basis" label={text(view.ctx).form.basis} required={false} />
