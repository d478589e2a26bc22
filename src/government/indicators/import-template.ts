import type { Ctx } from '#platform/context'
import { ensure } from '#platform/errors'
import { type SheetKind, sheetOf } from '#platform/sheets'
import { vietnamDate } from '#platform/time'
import { listIndicators } from './list-indicators.ts'
import { text } from './messages.ts'
import { mayDeclareFigures } from './permissions.ts'

/** A sheet with the headings that importFigures knows, one line for each indicator that may be imported. */
export async function importTemplate(ctx: Ctx, kind: SheetKind): Promise<Uint8Array> {
  ensure(ctx, mayDeclareFigures(ctx.actor))
  const t = text(ctx)
  const indicators = await listIndicators(ctx, vietnamDate(ctx.now))
  return sheetOf(
    [
      t.imports.headings,
      ...indicators
        .filter((one) => !one.numerator && one.kind !== 'state')
        .map((one) => [one.code, '', '', '', '', '', one.unit === '%' ? t.percent : one.unit, '', one.name]),
    ],
    kind,
  )
}
