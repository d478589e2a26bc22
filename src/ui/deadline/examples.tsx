import type { Example } from '../examples/example.ts'
import { Deadline } from './deadline.tsx'

const now = new Date('2026-11-23T03:00:00Z')

export const examples: Example[] = [
  { name: 'Trong hạn', node: <Deadline dueAt={new Date('2026-11-27T10:00:00Z')} now={now} /> },
  { name: 'Sắp đến hạn', node: <Deadline dueAt={new Date('2026-11-23T10:00:00Z')} now={now} /> },
  { name: 'Quá hạn', node: <Deadline dueAt={new Date('2026-11-20T10:00:00Z')} now={now} /> },
  { name: 'Đã xong', node: <Deadline dueAt={new Date('2026-11-20T10:00:00Z')} now={now} done /> },
]
