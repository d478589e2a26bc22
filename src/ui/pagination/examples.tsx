import { type Example, HERE } from '../examples/example.ts'
import { Pagination } from './pagination.tsx'

export const examples: Example[] = [{ name: 'Giữa danh sách', node: <Pagination next={`${HERE}?sau=abc`} first={HERE} /> }]
