import type { Example } from '../examples/example.ts'
import { Heading, Prose, Text } from './typography.tsx'

export const examples: Example[] = [
  { name: 'Tiêu đề cấp 2', node: <Heading level={2}>Thành phần hồ sơ</Heading> },
  { name: 'Tiêu đề cấp 3', node: <Heading level={3}>Giấy tờ phải nộp</Heading> },
  { name: 'Đoạn dẫn', node: <Text lead>Ông bà nộp hồ sơ tại nhà, theo dõi và nhận kết quả trên điện thoại.</Text> },
  { name: 'Chữ nhỏ', node: <Text small>Cập nhật lúc 08:15 23/11/2026.</Text> },
  {
    name: 'Văn bản dài',
    node: (
      <Prose lang="vi">
        <p>Người yêu cầu nộp Giấy chứng sinh cho Ủy ban nhân dân cấp xã nơi cư trú của cha hoặc mẹ.</p>
        <ul>
          <li>Trường hợp không có Giấy chứng sinh thì nộp văn bản của người làm chứng xác nhận về việc sinh.</li>
          <li>Nếu không có người làm chứng thì phải có giấy cam đoan về việc sinh.</li>
        </ul>
      </Prose>
    ),
  },
]
