import { z } from 'zod'
import type { Ctx } from '#platform/context'
import { invalid } from '#platform/errors'
import { text } from './messages.ts'

/** QĐ 20/2020/QĐ-TTg: at most 35 characters; groups parted by "."; the leftmost is level 1, a letter A-Z and two digits. */
const CURRENT = /^[A-Z]\d{2}(\.[0-9A-Z]+)*$/
/** QCVN 102:2016 (TT 10/2016): always 13 characters, level 1 last, absent levels all zeros: `000.00.00.H41`. */
const FORMER = /^(\d{3})\.(\d{2})\.(\d{2})\.([A-Z]\d{2})$/

export const isAgencyCode = (code: string): boolean => code.length <= 35 && CURRENT.test(code)

/** Turns the former 13-character order round and drops the groups of zeros; returns undefined for any other text. */
export function convertFormerCode(code: string): string | undefined {
  const match = FORMER.exec(code)
  if (!match) return undefined
  return match
    .slice(1)
    .reverse()
    .filter((group) => !/^0+$/.test(group))
    .join('.')
}

/** A code in the current or the former form, as received; gives the current form. */
export const AgencyCode = z
  .string()
  .max(40)
  .transform((typed) => typed.trim().toUpperCase())
  .transform((typed) => convertFormerCode(typed) ?? typed)
  .refine(isAgencyCode)

/** The same for a person's input: throws `invalid` saying how a code looks. */
export function readAgencyCode(ctx: Ctx, typed: string): string {
  const parsed = AgencyCode.safeParse(typed)
  if (!parsed.success) throw invalid(ctx, { code: text(ctx).codeFormat })
  return parsed.data
}
