import type { Example } from '../examples/example.ts'
import { Details } from './details.tsx'

export const examples: Example[] = [
  {
    name: 'Mở khi cần',
    node: (
      <Details summary="Vì sao cần số điện thoại?">
        <p>Để báo cho ông bà khi hồ sơ có kết quả hoặc cần bổ sung.</p>
      </Details>
    ),
  },
]
