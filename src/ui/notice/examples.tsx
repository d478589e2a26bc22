import type { Example } from '../examples/example.ts'
import { Notice } from './notice.tsx'

export const examples: Example[] = [
  { name: 'info', node: <Notice kind="info">Trang này tự tải lại sau mỗi phút.</Notice> },
  { name: 'success', node: <Notice kind="success">Đã tiếp nhận hồ sơ.</Notice> },
  {
    name: 'warning',
    node: (
      <Notice kind="warning" title="Bộ phận một cửa nghỉ ngày 30/4 và 01/5">
        Hồ sơ nộp trong những ngày này được tiếp nhận vào ngày làm việc tiếp theo.
      </Notice>
    ),
  },
  { name: 'error', node: <Notice kind="error">Chưa gửi được tệp. Những gì ông bà đã khai vẫn còn.</Notice> },
]
