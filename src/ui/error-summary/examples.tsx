import type { Example } from '../examples/example.ts'
import { ErrorSummary } from './error-summary.tsx'

export const examples: Example[] = [
  {
    name: 'Hai chỗ cần sửa',
    node: (
      <ErrorSummary
        errors={{ dien_thoai: 'Số điện thoại có 10 chữ số, bắt đầu bằng 0.', ngay_sinh: 'Ngày sinh không thể ở sau hôm nay.' }}
        still
      />
    ),
  },
]
