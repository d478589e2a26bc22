import type { Example } from '../examples/example.ts'
import { Timeline } from './timeline.tsx'

export const examples: Example[] = [
  {
    name: 'Đường đi của hồ sơ',
    node: (
      <Timeline
        items={[
          { title: 'Chuyển chuyên viên xử lý', when: '10:12 23/11/2026', who: 'Trần Thị Mai' },
          { title: 'Tiếp nhận hồ sơ', when: '09:40 23/11/2026', who: 'Trần Thị Mai', children: <p>Hồ sơ đủ và hợp lệ.</p> },
          { title: 'Nộp trực tuyến', when: '21:05 22/11/2026' },
        ]}
      />
    ),
  },
]
