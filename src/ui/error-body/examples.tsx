import type { Example } from '../examples/example.ts'
import { ErrorBody } from './error-body.tsx'

export const examples: Example[] = [
  {
    name: 'Không tìm thấy',
    node: (
      <ErrorBody
        status={404}
        title="Không tìm thấy trang này"
        message="Địa chỉ có thể đã đổi. Ông bà hãy tìm từ trang chủ."
        fields={{}}
        requestId="0193-5a2e"
      />
    ),
  },
]
