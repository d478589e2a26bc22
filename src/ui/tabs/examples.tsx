import { type Example, HERE } from '../examples/example.ts'
import { Tabs } from './tabs.tsx'

export const examples: Example[] = [
  {
    name: 'Các cách xem',
    node: (
      <Tabs
        label="Lọc việc"
        tabs={[
          { href: `${HERE}?loc=toi`, label: 'Của tôi', current: true, count: 14 },
          { href: `${HERE}?loc=to`, label: 'Của tổ', current: false, count: 52 },
          { href: `${HERE}?loc=xong`, label: 'Đã xong', current: false },
        ]}
      />
    ),
  },
]
