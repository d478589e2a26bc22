import { type Example, HERE } from '../examples/example.ts'
import { Steps } from './steps.tsx'

export const examples: Example[] = [
  {
    name: 'Bước thứ hai của năm bước',
    node: (
      <Steps
        steps={[{ label: 'Người yêu cầu', href: HERE }, 'Thông tin của trẻ', 'Cha và mẹ', 'Giấy tờ', 'Xem lại']}
        current={1}
      />
    ),
  },
]
