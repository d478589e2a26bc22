import type { Ctx } from '#platform/context'
import { declareFigure } from '../../src/government/indicators/declare-figure.ts'
import { publishFigure } from '../../src/government/indicators/publish-figure.ts'

let year = 2000

/** A figure of the agency's own unit, in a year of its own; signed where a leader is given. */
export async function sampleFigure(specialist: Ctx, leader?: Ctx): Promise<string> {
  const key = await declareFigure(specialist, {
    ...{ indicatorCode: 'ty-le-gia-dinh-van-hoa', periodKind: 'year', period: String(++year), saidBy: 'Báo cáo thử' },
    ...{ value: '90', numerator: '', denominator: '' },
  })
  if (leader) await publishFigure(leader, key, {})
  return key.id
}
