import { Button } from '../button/button.tsx'
import { type Example, HERE } from '../examples/example.ts'
import { TextField } from '../fields/text-fields.tsx'
import { Form } from './form.tsx'

export const examples: Example[] = [
  {
    name: 'Biểu mẫu hỏi',
    node: (
      <Form action={HERE} method="get">
        <TextField name="ma_ho_so" label="Mã hồ sơ" hint="Ghi trên giấy tiếp nhận." autocomplete="off" />
        <Button>Tra cứu</Button>
      </Form>
    ),
  },
  {
    name: 'Nút trong một dòng',
    node: (
      <Form action={HERE} method="get" inline>
        <Button kind="secondary">Nhận việc này</Button>
      </Form>
    ),
  },
]
