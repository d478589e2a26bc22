import { type Example, HERE } from '../examples/example.ts'
import { SummaryList } from './summary-list.tsx'

export const examples: Example[] = [
  {
    name: 'Xem lại trước khi nộp',
    node: (
      <SummaryList
        rows={[
          {
            key: 'Họ, chữ đệm, tên',
            value: 'Nguyễn Ánh Dương',
            action: { href: HERE, label: 'Sửa', hidden: 'họ, chữ đệm, tên' },
          },
          { key: 'Ngày sinh', value: '15/03/2026', action: { href: HERE, label: 'Sửa', hidden: 'ngày sinh' } },
          { key: 'Mã hồ sơ', value: <span class="code">H33.12.27-261123-0007</span> },
        ]}
      />
    ),
  },
]
