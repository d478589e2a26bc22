import { expect, it } from 'vitest'
import { LONGEST } from './check-figures.ts'
import { checkText } from './check-text.ts'

/** As long as may be sent, its numbers all different where `of` uses them. */
function repeated(of: (i: number) => string): string {
  const parts: string[] = []
  let length = 0
  for (let i = 0; length < LONGEST; i++) {
    const part = of(i)
    parts.push(part)
    length += Math.max(part.length, 1)
  }
  return parts.join('').slice(0, LONGEST)
}

/** Of the processor, not of the clock: neighbours on the machine are not what is measured. The best of three. */
function secondsFor(text: string): number {
  let best = Number.POSITIVE_INFINITY
  for (let i = 0; i < 3 && best > 0.8; i++) {
    const began = process.cpuUsage()
    checkText(text, (rule) => rule)
    const { user, system } = process.cpuUsage(began)
    best = Math.min(best, (user + system) / 1e6)
  }
  return best
}

it.each<[string, (i: number) => string]>([
  ['dots', () => '1.'],
  ['shares without words', () => 'tỷ lệ 5% '],
  ['slashes', () => '1/2/'],
  ['spaces', () => ' '],
  ['cells in lines', (i) => `${i} | 2\n`],
  ['cells in one line', (i) => (i === 100 ? '\n' : '1|')],
  ['rows that name a measure', (i) => `thu ngân sách | ${i}\n`],
  ['rates over a hundred in rows of many cells', (i) => (i < 20_000 ? 'a|' : i % 2_000 === 0 ? '\n' : '101%|')],
  ['months in rows of many cells', (i) => (i < 20_000 ? '|' : i % 3 === 0 ? '1|2|3\n' : '')],
  ['totals of many cells', (i) => (i < 20_000 ? '1|2\n' : i === 20_000 ? 'tổng|' : '5|')],
  ['one thing with many values', (i) => `Tỷ lệ hồ sơ đúng hạn của xã đạt ${i % 100},${i % 10}%.\n`],
  ['brackets', () => '1('],
  ['parts', (i) => `trong đó ${i} hồ sơ, `],
  ['lists', (i) => `gồm ${i} `],
  ['targets', (i) => `Mục tiêu tỷ lệ hộ có internet đạt ${i % 100}%. `],
  ['claims', (i) => `Hoàn thành mục tiêu ${i % 90}%. `],
  ['fractions', (i) => `${i}/${i + 3} hồ sơ (${i % 100}%), `],
  ['lists under a line of totals', (i) => (i % 30 === 0 ? `Tổng số ${i} hồ sơ\n` : `- ${i} hồ sơ\n`)],
  ['wholes behind the word that opens', (i) => `trong ${i} hộ, có ${i} hộ `],
  ['colons', (i) => `có ${i} hộ: `],
  ['growth', (i) => `tăng từ ${i} hộ lên ${i + 9} hộ, tăng ${i % 50}%, `],
  ['households of one commune', (i) => `Xã có ${i} hộ. Đã có ${i + 1} hộ được cấp thẻ. `],
  ['columns of spaces', (i) => `a  ${i}  b\n`],
  [
    'targets and claims in turn',
    (i) => `Mục tiêu thu ngân sách đạt ${i} tỷ đồng. Thu ngân sách đạt ${i - 1} tỷ đồng, hoàn thành mục tiêu. `,
  ],
  ['one phrase with many counts', (i) => `Có ${i} gian hàng của các hợp tác xã và hộ kinh doanh trong tỉnh tham gia. `],
  ['kinds told apart', (i) => `Xã có ${i} học sinh ở ba cấp mầm non, tiểu học và trung học cơ sở. Tiểu học có ${i} học sinh. `],
  ['places', (i) => `Xã Hưng Hà có ${i} hộ. `],
])('200,000 characters of %s take less than a second', (_, of) => expect(secondsFor(repeated(of))).toBeLessThan(1))
