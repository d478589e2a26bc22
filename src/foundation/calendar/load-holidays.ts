import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Ctx } from '#platform/context'
import { HolidayData } from './holidays.ts'

let shipped: HolidayData | undefined

/** The days off that came with this release. */
export function shippedHolidays(): HolidayData {
  shipped ??= HolidayData.parse(JSON.parse(readFileSync(join(import.meta.dirname, 'data', 'holidays.json'), 'utf8')))
  return shipped
}

/**
 * The shipped years and those an installation adds in `$DINH_HOME/holidays.json` (`{"years": {"2027": {...}}}`), which win.
 * The government publishes each year some weeks before it begins: nobody should have to wait for a release.
 */
export function loadHolidays(ctx: Pick<Ctx, 'ports' | 'log'>): HolidayData {
  const path = join(ctx.ports.config.home, 'holidays.json')
  let content: string
  try {
    content = readFileSync(path, 'utf8')
  } catch {
    return shippedHolidays()
  }
  try {
    const own = HolidayData.pick({ years: true }).parse(JSON.parse(content))
    return { ...shippedHolidays(), years: { ...shippedHolidays().years, ...own.years } }
  } catch (error) {
    ctx.log.error({ err: error, path }, 'holidays.json cannot be read and is left aside; see data/holidays.json for its format')
    return shippedHolidays()
  }
}
