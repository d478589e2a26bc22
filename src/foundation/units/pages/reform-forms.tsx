import type { ComponentChildren } from 'preact'
import type { Ctx } from '#platform/context'
import { type FieldErrors, invalid } from '#platform/errors'
import { type Form, readDate } from '#platform/pages'
import { addDays, isCivilDate } from '#platform/time'
import { Radios, TextArea, TextField, YesNo } from '#ui/fields'
import { dissolveTier } from '../dissolve-tier.ts'
import { findUnit } from '../get-unit.ts'
import { mergeUnits } from '../merge-units.ts'
import { text } from '../messages.ts'
import { renameUnit } from '../rename-unit.ts'
import { splitUnit } from '../split-unit.ts'
import type { ReformTable } from '../tables.ts'

export interface ReformForm {
  /** The last part of its address. */
  path: string
  kind: ReformTable['kind']
  fields: (ctx: Ctx, form: Form, errors: FieldErrors) => ComponentChildren
  run: (ctx: Ctx, form: Form) => Promise<unknown>
}

const said = (form: Form, name: string): string => form.get(name)?.trim() ?? ''
const field = (form: Form, errors: FieldErrors, name: string) => ({ name, value: said(form, name), error: errors[name] })
const basis = (form: Form) => ({ legalBasis: said(form, 'legalBasis'), effectiveDate: readDate(form, 'effectiveDate') ?? '' })
const listed = (value: string): string[] => value.split(/[\s,;]+/).filter(Boolean)

/** The unit that bears a code on the eve of the reform; the fault is said at the field the code was typed in. */
async function unitOfCode(ctx: Ctx, form: Form, name: string, code: string): Promise<string> {
  const { effectiveDate } = basis(form)
  const eve = isCivilDate(effectiveDate) ? addDays(effectiveDate, -1) : undefined
  const unit = await findUnit(ctx, { code, asOf: eve })
  if (!unit) throw invalid(ctx, { [name]: text(ctx).admin.noSuchCode(code) })
  return unit.id
}

const unitsOfCodes = async (ctx: Ctx, form: Form, name: string): Promise<string[]> => {
  const ids: string[] = []
  for (const code of listed(said(form, name)).slice(0, 200)) ids.push(await unitOfCode(ctx, form, name, code))
  return ids
}

const merge: ReformForm = {
  path: 'nhap',
  kind: 'merge',
  fields: (ctx, form, errors) => {
    const t = text(ctx).admin
    return (
      <>
        <TextArea {...field(form, errors, 'codes')} label={t.codes} hint={t.codesHint} />
        <Radios
          {...field(form, errors, 'result')}
          label={t.result}
          options={[
            { value: 'new', label: t.resultNew },
            { value: 'one', label: t.resultOne },
          ]}
        />
        <TextField {...field(form, errors, 'name')} label={t.newName} hint={t.newNameHint} required={false} />
        <TextField {...field(form, errors, 'code')} label={t.newCode} hint={t.newCodeHint} short />
        <TextField {...field(form, errors, 'parentCode')} label={t.parentCode} hint={t.parentHint} short required={false} />
      </>
    )
  },
  run: async (ctx, form) => {
    const unitIds = await unitsOfCodes(ctx, form, 'codes')
    const code = said(form, 'code')
    const parentCode = said(form, 'parentCode')
    const into =
      said(form, 'result') === 'one'
        ? { unitId: await unitOfCode(ctx, form, 'code', code) }
        : {
            name: said(form, 'name'),
            code,
            parentId: parentCode ? await unitOfCode(ctx, form, 'parentCode', parentCode) : undefined,
          }
    return mergeUnits(ctx, { ...basis(form), unitIds, into })
  },
}

const split: ReformForm = {
  path: 'chia',
  kind: 'split',
  fields: (ctx, form, errors) => {
    const t = text(ctx).admin
    return (
      <>
        <TextField {...field(form, errors, 'unit')} label={t.unit} short />
        <YesNo {...field(form, errors, 'goesOn')} label={t.goesOn} />
        <TextArea {...field(form, errors, 'parts')} label={t.parts} hint={t.partsHint} />
      </>
    )
  },
  run: async (ctx, form) => {
    const parts: { code: string; name: string; childIds: string[] }[] = []
    const lines = said(form, 'parts')
      .split('\n')
      .filter((line) => line.trim())
    for (const [index, line] of lines.slice(0, 50).entries()) {
      const [code, name, below = ''] = line.split(';').map((part) => part.trim())
      if (!code || !name) throw invalid(ctx, { parts: text(ctx).admin.badLine(index + 1) })
      const childIds: string[] = []
      for (const child of listed(below)) childIds.push(await unitOfCode(ctx, form, 'parts', child))
      parts.push({ code, name, childIds })
    }
    const unitId = await unitOfCode(ctx, form, 'unit', said(form, 'unit'))
    return splitUnit(ctx, { ...basis(form), unitId, goesOn: said(form, 'goesOn') === 'true', parts })
  },
}

const rename: ReformForm = {
  path: 'doi-ten',
  kind: 'rename',
  fields: (ctx, form, errors) => {
    const t = text(ctx).admin
    return (
      <>
        <TextField {...field(form, errors, 'unit')} label={t.unit} short />
        <TextField {...field(form, errors, 'name')} label={t.newName} hint={t.newNameHint} />
        <TextField {...field(form, errors, 'code')} label={t.keepCode} hint={t.keepCodeHint} short required={false} />
      </>
    )
  },
  run: async (ctx, form) => {
    const unitId = await unitOfCode(ctx, form, 'unit', said(form, 'unit'))
    return renameUnit(ctx, { ...basis(form), unitId, name: said(form, 'name'), code: said(form, 'code') || undefined })
  },
}

const dissolve: ReformForm = {
  path: 'bo-cap-huyen',
  kind: 'dissolve_tier',
  fields: (ctx, form, errors) => {
    const t = text(ctx).admin
    return <TextArea {...field(form, errors, 'parents')} label={t.parents} hint={t.parentsHint} required={false} />
  },
  run: async (ctx, form) => {
    const parentIds = await unitsOfCodes(ctx, form, 'parents')
    return dissolveTier(ctx, { ...basis(form), level: 'district', parentIds: parentIds.length > 0 ? parentIds : undefined })
  },
}

export const REFORM_FORMS: readonly ReformForm[] = [merge, split, rename, dissolve]

/** Where the operations name a field, the form names the box it was typed in. */
export function atFields(errors: FieldErrors, form: ReformForm): FieldErrors {
  const box: Record<string, string> = {
    unitIds: 'codes',
    unitId: 'unit',
    parentId: 'parentCode',
    'into.name': 'name',
    'into.code': 'code',
    'into.unitId': 'code',
    'into.parentId': 'parentCode',
    level: '_',
    into: 'name',
  }
  return Object.fromEntries(
    Object.entries(errors).map(([name, message]) => [
      form.kind === 'split' && name.startsWith('parts') ? 'parts' : (box[name] ?? name),
      message,
    ]),
  )
}
