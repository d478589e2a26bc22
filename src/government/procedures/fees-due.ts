import { holds, recordOf, valueAt } from './conditions.ts'
import { isLate } from './derived-answers.ts'
import { countedAnswers } from './form-tree.ts'
import type { Answers, ProcedureVersion } from './procedure-types.ts'
import { sisterFor } from './time-limit-for.ts'

type Fee = ProcedureVersion['fees'][number]

/** Amounts that provinces set, in đồng, by `code|name of the fee`. */
export type Tariff = ReadonlyMap<string, { amountVnd: number; demo: boolean }>

export interface FeeDue {
  name: string
  amountVnd: number
  /** The amount is a value of the demonstration, because the facts leave it to the province. */
  demo?: true
}

export interface FeeOptions {
  /** How the dossier comes: residence fees differ. */
  channel: string
  /** What the province decided; without it, fees left to the province are not counted. */
  tariff?: Tariff
  /** Civil date of filing, for what is late. */
  onDate?: string
}

/** Fees that an application owes, given its answers; amounts in đồng. Fees of nothing are left out, as are taxes: the tax office tells those. */
export function feesDue(
  version: Pick<ProcedureVersion, 'code' | 'fees' | 'form' | 'variants'>,
  answers: Answers,
  options: FeeOptions,
): FeeDue[] {
  const counted = countedAnswers(version, answers)
  const fees = sisterFor(version, answers)?.fees ?? version.fees
  return fees
    .filter(
      (fee) => !fee.requiredWhen || (fee.requiredWhen.condition !== undefined && holds(fee.requiredWhen.condition, counted)),
    )
    .filter((fee) => appliesTo(version, fee, counted, options))
    .flatMap((fee) => {
      const local = fee.amountVnd === null ? options.tariff?.get(`${version.code}|${fee.name}`) : undefined
      const one = fee.amountVnd ?? local?.amountVnd ?? 0
      const amountVnd = one * unitsOf(fee, counted)
      return amountVnd > 0 ? [{ name: fee.name, amountVnd, ...(local?.demo ? { demo: true as const } : {}) }] : []
    })
}

/** What the data say of a fee in its name or notes only. */
function appliesTo(version: Pick<ProcedureVersion, 'code'>, { name }: Fee, answers: Answers, options: FeeOptions): boolean {
  if (/Thuế|lệ phí trước bạ|Tiền sử dụng đất/.test(name)) return false
  if (name === 'Lệ phí đăng ký khai tử quá hạn')
    return isLate(version as ProcedureVersion, answers, options.onDate ?? '') === true
  if (/theo danh sách/i.test(name)) return false
  // Circular 75/2022/TT-BTC: half the price online; children are free.
  if (/nộp trực|, trực tiếp$|, trực tuyến$/.test(name))
    return valueAt(answers, 'subject.isMinor') !== true && /trực tuyến$/.test(name) === (options.channel === 'online')
  if (name === 'Lệ phí cấp giấy phép xây dựng nhà ở riêng lẻ') return answers.workKind === 'house'
  return true
}

/** How many times a fee is due: copies asked for, or pages to certify. */
function unitsOf(fee: Fee, answers: Answers): number {
  if (fee.per === 'bản') return Math.max(1, Math.floor(Number(answers.copyCount) || 1))
  if (fee.per !== 'trang') return 1
  // Circular 226/2016/TT-BTC Đ4: 2.000 đ for pages 1 and 2, 1.000 đ from the third, at most 200.000 đ a copy: 196 more pages.
  const documents = Array.isArray(answers.documents) ? answers.documents.map(recordOf) : []
  const later = fee.capVnd !== undefined
  const most = later ? Math.floor((fee.capVnd! - 4000) / (fee.amountVnd ?? 1)) : 2
  return documents.reduce((sum, { pages, copyCount }) => {
    const [n, copies] = [Number(pages) || 0, Number(copyCount) || 0]
    return sum + Math.max(0, Math.min(later ? n - 2 : n, most)) * Math.max(0, copies)
  }, 0)
}
