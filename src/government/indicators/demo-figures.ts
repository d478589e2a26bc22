import { z } from 'zod'
import { fold } from '#platform/vietnamese'
import { type IndicatorData, readData } from './load-indicators.ts'
import { KINDS, PILLARS } from './tables.ts'

const Target = z.strictObject({ value: z.number(), op: z.enum(['>=', '>', '<=', '<', '=']), forPeriod: z.string().nullable() })
const Figure = z.strictObject({
  id: z.string(),
  indicator: z.strictObject({
    name_vi: z.string(),
    name_en: z.string(),
    kind: z.enum(KINDS),
    unit: z.string(),
    direction: z.enum(['higher', 'lower']).nullable(),
  }),
  place: z.strictObject({ name: z.string(), level: z.string(), parent: z.string() }),
  period: z.strictObject({ kind: z.enum(['asOf', 'quarter', 'year', 'months', 'since']), value: z.string().nullable() }),
  value: z.union([z.number(), z.string()]).nullable(),
  numerator: z.int().optional(),
  denominator: z.int().optional(),
  target: Target.optional(),
  qualifier: z.array(z.string()).optional(),
  pillar: z.enum(PILLARS),
  seed: z.string(),
  said_by: z.string().optional(),
  as_printed: z.string().optional(),
  note: z.string().optional(),
})
export type DemoFigure = z.infer<typeof Figure>

/** The 124 figures that the programme's own articles print. An unknown key fails, so that nothing is silently left out. */
export const readDemoFigures = (): DemoFigure[] => z.array(Figure).parse(readData('figures.json'))

/** Code of the unit on its map, the agency of the demo that answers for it, and the day of the map. */
interface Whose {
  unit: string
  agency: string
}
const OLD_MAP = '2025-06-30'
const QUYNH_PHU: Whose = { unit: '338', agency: 'huyen-quynh-phu' }
const THAI_BINH: Whose = { unit: '34', agency: 'tinh-thai-binh' }
const THO_XUAN: Whose = { unit: '395', agency: 'huyen-tho-xuan' }
const UNITS: Record<string, Whose> = {
  'district Quỳnh Phụ': QUYNH_PHU,
  'district Thọ Xuân': THO_XUAN,
  'province Thái Bình': THAI_BINH,
  'city Thái Bình': { unit: '336', agency: 'tinh-thai-binh' },
  'commune Quảng Hợp': { unit: '16471', agency: 'xa-quang-hop-cu' },
}
/** Markets, schools, enterprises and zones stand in a unit, by what they are said to belong to. */
const AROUND: Record<string, Whose> = {
  'Cụm công nghiệp Đông Hải': QUYNH_PHU,
  'Quỳnh Côi': QUYNH_PHU,
  'An Bài': QUYNH_PHU,
  'Quỳnh Phụ': QUYNH_PHU,
  'Quỳnh Trang': QUYNH_PHU,
  'Thái Bình': THAI_BINH,
  'Bắc Lương': THO_XUAN,
}

export function placeOf(figure: DemoFigure): Whose & { on: string; place: string; placeKind: string } {
  const { level, name, parent } = figure.place
  const own = UNITS[`${level} ${name}`]
  const whose = own ?? AROUND[parent]
  if (!whose) throw new Error(`no unit for ${level} ${name}`)
  return { ...whose, on: OLD_MAP, place: own ? '' : name, placeKind: own ? '' : level }
}

const UNIT_WORDS: Record<string, string> = {
  percent: '%',
  state: '',
  year: '',
  period: '',
  pillars: 'trụ cột',
  fields: 'lĩnh vực',
  factories: 'nhà máy',
  teams: 'tổ',
  years: 'năm',
  objectives: 'mục tiêu',
  streets: 'tuyến',
  hectares: 'ha',
  problems: 'bài toán',
  projects: 'dự án',
  people: 'người',
  communes: 'xã, thị trấn',
  accounts: 'tài khoản',
  points: 'điểm',
  'square kilometres': 'km²',
  'million dong per person per year': 'triệu đồng/người/năm',
  dossiers: 'lượt hồ sơ',
  villages: 'thôn',
  pupils: 'học sinh',
  teachers: 'giáo viên',
  'million dong': 'triệu đồng',
  'billion dong': 'tỷ đồng',
  schools: 'trường',
  tonnes: 'tấn',
  visits: 'lượt',
}

/** `Tỷ lệ gia đình văn hóa` → `ty-le-gia-dinh-van-hoa`. */
export const codeFrom = (name: string): string =>
  fold(name)
    .replace(/đ/g, 'd')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')

/** The indicators that the figures are of, each once. */
export function demoIndicators(figures: readonly DemoFigure[]): IndicatorData[] {
  const found = new Map<string, IndicatorData>()
  for (const { indicator, pillar, value } of figures) {
    const code = codeFrom(indicator.name_vi)
    const unit = UNIT_WORDS[indicator.unit]
    if (unit === undefined) throw new Error(`no Vietnamese word for ${indicator.unit}`)
    const kind = indicator.kind
    found.set(code, {
      ...{ code, pillar, kind, unit, unit_en: kind === 'state' ? '' : indicator.unit, direction: indicator.direction },
      decimals: typeof value === 'number' ? Math.max(found.get(code)?.decimals ?? 0, decimalsIn(value)) : 0,
      ...{ name: indicator.name_vi, name_en: indicator.name_en, source: '' },
    })
  }
  return [...found.values()]
}

const decimalsIn = (value: number): number => /\.(\d+)$/.exec(String(value))?.[1]?.length ?? 0
