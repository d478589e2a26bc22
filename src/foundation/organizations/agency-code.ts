import { z } from 'zod'

/** QĐ 20/2020/QĐ-TTg: at most 35 characters; groups parted by "."; the leftmost is level 1, a letter A-Z and two digits. */
const CURRENT = /^[A-Z]\d{2}(\.[0-9A-Z]+)*$/
/** QCVN 102:2016 (TT 10/2016): always 13 characters, level 1 last, absent levels all zeros: `000.00.00.H41`. */
const FORMER = /^(\d{3})\.(\d{2})\.(\d{2})\.([A-Z]\d{2})$/

export const isAgencyCode = (text: string): boolean => text.length <= 35 && CURRENT.test(text)

/** Turns the former 13-character order round and drops the groups of zeros; returns undefined for any other text. */
export function convertFormerCode(text: string): string | undefined {
  const match = FORMER.exec(text)
  if (!match) return undefined
  return match
    .slice(1)
    .reverse()
    .filter((group) => !/^0+$/.test(group))
    .join('.')
}

/** A code as typed or received, in the current or the former form; gives the current form. */
export const AgencyCode = z
  .string()
  .transform((text) => text.trim().toUpperCase())
  .transform((text) => convertFormerCode(text) ?? text)
  .refine(isAgencyCode, {
    error:
      'Mã định danh gồm nhóm cấp 1 (một chữ và hai số) rồi các nhóm chữ số, cách nhau bằng dấu chấm, không quá 35 ký tự, ví dụ H56.12.27.',
  })
