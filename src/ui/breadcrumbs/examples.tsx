import { type Example, HERE } from '../examples/example.ts'
import { Breadcrumbs } from './breadcrumbs.tsx'

export const examples: Example[] = [
  { name: 'Đường dẫn', node: <Breadcrumbs items={[{ href: HERE, label: 'Thủ tục' }]} current="Đăng ký khai sinh" /> },
]
