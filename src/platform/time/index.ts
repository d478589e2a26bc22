export { reportKeysOf, reportPeriodOf } from './report-period.ts'

const ZONE = 'Asia/Ho_Chi_Minh'

const parts = new Intl.DateTimeFormat('en-GB', {
  timeZone: ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
})

/** The wall clock in Vietnam, whatever the server's zone. Hours 00-23. */
export interface WallClock {
  year: string
  month: string
  day: string
  hour: string
  minute: string
  second: string
}

export function wallClock(at: Date): WallClock {
  const found: Record<string, string> = {}
  for (const { type, value } of parts.formatToParts(at)) found[type] = value
  return found as unknown as WallClock
}

/** The civil date in Vietnam, 'YYYY-MM-DD'. */
export function vietnamDate(at: Date): string {
  const { year, month, day } = wallClock(at)
  return `${year}-${month}-${day}`
}

/** A moment from a civil date and a clock time in Vietnam (UTC+7 all year since 1975). @param time 'HH:MM' */
export const vietnamInstant = (date: string, time = '00:00'): Date => new Date(`${date}T${time}:00+07:00`)

/** 17/02/2026 */
export function formatDate(value: Date | string): string {
  const [year, month, day] = (typeof value === 'string' ? value : vietnamDate(value)).split('-')
  return `${day}/${month}/${year}`
}

/** 14:05 17/02/2026 */
export function formatDateTime(at: Date): string {
  const { hour, minute } = wallClock(at)
  return `${hour}:${minute} ${formatDate(at)}`
}

/** `ngày 05 tháng 01 năm 2020`: days below 10 and months 1 and 2 get a zero (NĐ 30/2020 Phụ lục I). */
export function formatDateLong(value: Date | string): string {
  const [year, month, day] = (typeof value === 'string' ? value : vietnamDate(value)).split('-')
  return `ngày ${day} tháng ${Number(month) <= 2 ? month : Number(month)} năm ${year}`
}

/** `15 giờ 30 phút, ngày 05 tháng 01 năm 2026`, as receipts and appointments say it. */
export function formatDateTimeLong(at: Date): string {
  const { hour, minute } = wallClock(at)
  return `${hour} giờ ${minute} phút, ${formatDateLong(at)}`
}

/** 1.500.000 đồng, as papers say it. */
export const formatMoney = (amountVnd: number): string => `${formatNumber(amountVnd)} đồng`

/** 1.500.000 đ, where room is scarce; the space does not break. */
export const formatMoneyShort = (amountVnd: number): string => `${formatNumber(amountVnd)}\u00a0đ`

/** 1.234.567 */
export const formatNumber = (value: number): string => value.toLocaleString('vi-VN')

const DIGITS = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín']

/** A whole number from 0 to 9999 in Vietnamese words: 2026 → `hai nghìn không trăm hai mươi sáu`. */
export function numberInWords(value: number): string {
  if (!Number.isInteger(value) || value < 0 || value > 9999) throw new RangeError('0 to 9999')
  if (value < 10) return DIGITS[value]!
  const thousands = Math.floor(value / 1000)
  const hundreds = Math.floor((value % 1000) / 100)
  const words: string[] = []
  if (thousands > 0) words.push(DIGITS[thousands]!, 'nghìn')
  if (hundreds > 0 || (thousands > 0 && value % 1000 > 0)) words.push(DIGITS[hundreds]!, 'trăm')
  return [...words, ...tensInWords(value % 100, words.length > 0)].join(' ')
}

function tensInWords(value: number, after: boolean): string[] {
  const tens = Math.floor(value / 10)
  const ones = value % 10
  if (value === 0) return []
  if (tens === 0) return after ? ['linh', DIGITS[ones]!] : [DIGITS[ones]!]
  const head = tens === 1 ? ['mười'] : [DIGITS[tens]!, 'mươi']
  if (ones === 0) return head
  if (ones === 1) return [...head, tens === 1 ? 'một' : 'mốt']
  if (ones === 5) return [...head, 'lăm']
  return [...head, DIGITS[ones]!]
}

/** A civil date in words, as civil registration writes it: `Ngày mười hai tháng ba năm hai nghìn không trăm hai mươi sáu`. */
export function dateInWords(date: string): string {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number]
  const monthWord = month === 4 ? 'tư' : month === 1 ? 'một' : numberInWords(month)
  return `Ngày ${numberInWords(day)} tháng ${monthWord} năm ${numberInWords(year)}`
}

/** Whether a text is a real civil date 'YYYY-MM-DD'. */
export function isCivilDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const at = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
}

/** Days added to a civil date. */
export function addDays(date: string, days: number): string {
  const at = new Date(`${date}T00:00:00Z`)
  at.setUTCDate(at.getUTCDate() + days)
  return at.toISOString().slice(0, 10)
}

/**
 * A civil date as people type it: `5/1/2026`, `05-01-2026`, `5.1.2026`, or `2026-01-05` as browsers send it.
 * @returns 'YYYY-MM-DD', or undefined when it is no date: day before month, four digits of year, 30/2 does not exist.
 */
export function parseVietnameseDate(text: string): string | undefined {
  const trimmed = text.trim()
  if (isCivilDate(trimmed)) return trimmed
  const found = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})$/.exec(trimmed)
  if (!found) return undefined
  const date = `${found[4]}-${found[3]!.padStart(2, '0')}-${found[1]!.padStart(2, '0')}`
  return isCivilDate(date) ? date : undefined
}

/** A moment as machines exchange it, on the clock of Vietnam: `2026-02-12T14:00:00+07:00`. Seconds are the smallest unit. */
export function vietnamTimestamp(at: Date): string {
  const { year, month, day, hour, minute, second } = wallClock(at)
  return `${year}-${month}-${day}T${hour}:${minute}:${second}+07:00`
}

/** Minutes as hours and minutes, as people say them: `7 giờ 30 phút`, `7 h 30 min`. */
export function formatMinutes(minutes: number, locale: 'vi' | 'en'): string {
  const [hour, minute] = locale === 'vi' ? ['giờ', 'phút'] : ['h', 'min']
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  return [hours > 0 ? `${hours} ${hour}` : '', rest > 0 || hours === 0 ? `${rest} ${minute}` : ''].filter(Boolean).join(' ')
}
