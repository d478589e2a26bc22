import { type Example, HERE } from '../examples/example.ts'
import { Form } from '../form/form.tsx'
import { Button, ButtonGroup, ButtonLink } from './button.tsx'

export const examples: Example[] = [
  {
    name: 'Việc chính và việc phụ',
    node: (
      <Form action={HERE} method="get">
        <ButtonGroup>
          <Button>Lưu và tiếp tục</Button>
          <Button kind="secondary" name="lam" value="sau">
            Lưu, làm sau
          </Button>
        </ButtonGroup>
      </Form>
    ),
  },
  {
    name: 'Việc không lấy lại được',
    node: (
      <Form action={HERE} method="get">
        <Button kind="warning" hidden="hồ sơ H33.12.27-261123-0007">
          Từ chối hồ sơ
        </Button>
      </Form>
    ),
  },
  { name: 'Liên kết như nút bấm', node: <ButtonLink href={HERE}>Nộp trực tuyến</ButtonLink> },
]
