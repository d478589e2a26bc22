import type { Example } from '../examples/example.ts'
import { Panel } from './panel.tsx'

export const examples: Example[] = [
  {
    name: 'Đã nộp hồ sơ',
    node: (
      <Panel title="Đã nộp hồ sơ" code="H33.12.27-261123-0007">
        Ông bà giữ mã này để tra cứu.
      </Panel>
    ),
  },
]
