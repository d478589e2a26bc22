import type { Example } from '../examples/example.ts'
import { SearchField } from '../fields/search-field.tsx'
import { Hero } from './hero.tsx'

export const examples: Example[] = [
  {
    name: 'Đầu trang chủ',
    node: (
      <Hero title="Ông bà, anh chị cần làm việc gì?" lead="Nộp hồ sơ tại nhà, theo dõi và nhận kết quả.">
        <SearchField action="/thu-tuc" name="viec" label="Tìm việc cần làm" />
      </Hero>
    ),
  },
]
