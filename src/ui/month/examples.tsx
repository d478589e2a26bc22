import type { Example } from '../examples/example.ts'
import { Month } from './month.tsx'

const weekdays = ['Thứ hai', 'Thứ ba', 'Thứ tư', 'Thứ năm', 'Thứ sáu', 'Thứ bảy', 'Chủ nhật'].map((long, at) => ({
  short: at === 6 ? 'CN' : `T${at + 2}`,
  long,
}))

/** August 2026: a Saturday worked in exchange on 22, the day exchanged for it on 31. */
const days = Array.from({ length: 31 }, (_, at) => {
  const weekday = (at + 5) % 7
  const special = at === 21 || at === 30
  const rest = weekday >= 5 || at === 30
  return {
    day: at + 1,
    weekday,
    note: at < 12 ? String(at + 19) : at === 12 ? '1/7' : String(at - 11),
    noteName: 'âm lịch',
    kind: special ? ('special' as const) : rest ? ('rest' as const) : ('working' as const),
    state: at === 21 ? 'Làm bù' : rest ? 'Nghỉ' : 'Làm việc',
    quiet: !special,
    today: at === 17,
  }
})

export const examples: Example[] = [{ name: 'Month', node: <Month caption="Tháng 8 năm 2026" weekdays={weekdays} days={days} /> }]
