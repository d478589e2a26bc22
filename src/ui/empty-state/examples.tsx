import { type Example, HERE } from '../examples/example.ts'
import { EmptyState } from './empty-state.tsx'

export const examples: Example[] = [
  {
    name: 'Chưa có gì',
    node: (
      <EmptyState
        title="Chưa có hồ sơ nào"
        text="Hồ sơ ông bà nộp sẽ hiện ở đây."
        action={{ href: HERE, label: 'Tìm thủ tục' }}
      />
    ),
  },
]
