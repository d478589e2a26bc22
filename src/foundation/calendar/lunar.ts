/**
 * The Vietnamese lunar calendar: months begin on the day of the new moon in Vietnam (UTC+7), the month of the winter
 * solstice is the eleventh, and a year of thirteen months repeats the first month without a major solar term.
 * Astronomy after Jean Meeus, Astronomical Algorithms (chapters 25 and 49, shortened); method of Hồ Ngọc Đức.
 */
export interface LunarDate {
  day: number
  month: number
  year: number
  /** A month that repeats the one before. */
  leap: boolean
}

const ZONE_DAYS = 7 / 24
const RAD = Math.PI / 180
const SYNODIC = 29.530588853

/** Julian day number at noon of a Gregorian civil date. */
function julianDay(date: string): number {
  return Math.round(Date.parse(`${date}T00:00:00Z`) / 86_400_000) + 2_440_588
}

const civilDate = (jd: number): string => new Date((jd - 2_440_588) * 86_400_000).toISOString().slice(0, 10)

/** The civil day in Vietnam on which new moon number k falls (k = 0: January 1900). */
function newMoonDay(k: number): number {
  const t = k / 1236.85
  const mean =
    2_415_020.75933 +
    29.53058868 * k +
    0.0001178 * t * t -
    0.000000155 * t ** 3 +
    0.00033 * Math.sin((166.56 + 132.87 * t - 0.009173 * t * t) * RAD)
  const sun = (359.2242 + 29.10535608 * k - 0.0000333 * t * t - 0.00000347 * t ** 3) * RAD
  const moon = (306.0253 + 385.81691806 * k + 0.0107306 * t * t + 0.00001236 * t ** 3) * RAD
  const node = (21.2964 + 390.67050646 * k - 0.0016528 * t * t - 0.00000239 * t ** 3) * RAD
  const correction =
    (0.1734 - 0.000393 * t) * Math.sin(sun) +
    0.0021 * Math.sin(2 * sun) -
    0.4068 * Math.sin(moon) +
    0.0161 * Math.sin(2 * moon) -
    0.0004 * Math.sin(3 * moon) +
    0.0104 * Math.sin(2 * node) -
    0.0051 * Math.sin(sun + moon) -
    0.0074 * Math.sin(sun - moon) +
    0.0004 * Math.sin(2 * node + sun) -
    0.0004 * Math.sin(2 * node - sun) -
    0.0006 * Math.sin(2 * node + moon) +
    0.001 * Math.sin(2 * node - moon) +
    0.0005 * Math.sin(2 * moon + sun)
  return Math.floor(mean + correction - deltaT(t) + 0.5 + ZONE_DAYS)
}

/** Dynamical time minus universal time, in days; t in centuries since 1900. */
function deltaT(t: number): number {
  if (t < -11) return 0.001 + 0.000839 * t + 0.0002261 * t * t - 0.00000845 * t ** 3 - 0.000000081 * t ** 4
  return -0.000278 + 0.000265 * t + 0.000262 * t * t
}

/** In which twelfth of its year the sun stands at the beginning of a civil day: 0 from the spring equinox, 9 from the winter solstice. */
function sunSector(jd: number): number {
  const t = (jd - 0.5 - ZONE_DAYS - 2_451_545) / 36_525
  const anomaly = (357.5291 + 35_999.0503 * t - 0.0001559 * t * t - 0.00000048 * t ** 3) * RAD
  const mean = 280.46645 + 36_000.76983 * t + 0.0003032 * t * t
  const centre =
    (1.9146 - 0.004817 * t - 0.000014 * t * t) * Math.sin(anomaly) +
    (0.019993 - 0.000101 * t) * Math.sin(2 * anomaly) +
    0.00029 * Math.sin(3 * anomaly)
  return Math.floor(((((mean + centre) % 360) + 360) % 360) / 30)
}

const moonNumber = (jd: number) => Math.floor((jd - 2_415_021.076998695) / SYNODIC)

/** First day of the eleventh month of a year: the month that holds the winter solstice. */
function eleventhMonth(year: number): number {
  const k = moonNumber(julianDay(`${year}-12-31`))
  const start = newMoonDay(k)
  return sunSector(start) >= 9 ? newMoonDay(k - 1) : start
}

/** How many months after the eleventh the leap month stands, in a year of thirteen. */
function leapOffset(eleventh: number): number {
  const k = Math.floor(0.5 + (eleventh - 2_415_021.076998695) / SYNODIC)
  let i = 1
  let last: number
  let sector = sunSector(newMoonDay(k + i))
  do {
    last = sector
    i++
    sector = sunSector(newMoonDay(k + i))
  } while (sector !== last && i < 14)
  return i - 1
}

/** Civil dates between which the astronomy holds; before 1968 printed calendars of Vietnam did not always follow UTC+7. */
export const LUNAR_RANGE = { from: '1900-01-31', to: '2199-12-31' } as const

/** @param date civil date 'YYYY-MM-DD' within LUNAR_RANGE. */
export function toLunar(date: string): LunarDate {
  const jd = julianDay(date)
  const year = Number(date.slice(0, 4))
  // The true new moon stands up to 14 hours off the mean one: go back until the month has begun (else 2054-05-07 would be day 0).
  let k = moonNumber(jd) + 1
  let start = newMoonDay(k)
  while (start > jd) start = newMoonDay(--k)
  const own = eleventhMonth(year)
  const [from, to, lunarYear] = own >= start ? [eleventhMonth(year - 1), own, year] : [own, eleventhMonth(year + 1), year + 1]
  const months = Math.round((start - from) / 29)
  let month = months + 11
  let leap = false
  if (to - from > 365) {
    const offset = leapOffset(from)
    if (months >= offset) {
      month = months + 10
      leap = months === offset
    }
  }
  if (month > 12) month -= 12
  return { day: jd - start + 1, month, year: month >= 11 && months < 4 ? lunarYear - 1 : lunarYear, leap }
}

/** The civil date of a lunar one, or undefined when there is no such day in that year. */
export function fromLunar(lunar: LunarDate): string | undefined {
  const year = lunar.month < 11 ? lunar.year - 1 : lunar.year
  const from = eleventhMonth(year)
  const to = eleventhMonth(year + 1)
  let offset = (lunar.month - 11 + 12) % 12
  if (to - from > 365) {
    const leapAt = leapOffset(from)
    if (lunar.leap || offset >= leapAt) offset++
  }
  const k = Math.floor(0.5 + (from - 2_415_021.076998695) / SYNODIC)
  const date = civilDate(newMoonDay(k + offset) + lunar.day - 1)
  const back = toLunar(date)
  return back.day === lunar.day && back.month === lunar.month && back.leap === lunar.leap && back.year === lunar.year
    ? date
    : undefined
}

const CAN = ['Giáp', 'Ất', 'Bính', 'Đinh', 'Mậu', 'Kỷ', 'Canh', 'Tân', 'Nhâm', 'Quý']
const CHI = ['Tý', 'Sửu', 'Dần', 'Mão', 'Thìn', 'Tỵ', 'Ngọ', 'Mùi', 'Thân', 'Dậu', 'Tuất', 'Hợi']

/** The name of a lunar year: 2026 → Bính Ngọ. */
export const canChi = (year: number): string => `${CAN[(year + 6) % 10]} ${CHI[(year + 8) % 12]}`
