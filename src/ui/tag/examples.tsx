import type { Example } from '../examples/example.ts'
import { Tag } from './tag.tsx'

export const examples: Example[] = [
  { name: 'neutral', node: <Tag kind="neutral">Mới nộp</Tag> },
  { name: 'progress', node: <Tag kind="progress">Đang xử lý</Tag> },
  { name: 'waiting', node: <Tag kind="waiting">Chờ bổ sung</Tag> },
  { name: 'good', node: <Tag kind="good">Đã có kết quả</Tag> },
  { name: 'late', node: <Tag kind="late">Quá hạn</Tag> },
  { name: 'stopped', node: <Tag kind="stopped">Đã dừng</Tag> },
]
