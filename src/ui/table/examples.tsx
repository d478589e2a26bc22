import { type Example, HERE } from '../examples/example.ts'
import { Tag } from '../tag/tag.tsx'
import { Table } from './table.tsx'

const columns = [
  { key: 'code', label: 'Mã hồ sơ', rowHeader: true },
  { key: 'who', label: 'Người nộp', sort: { href: HERE } },
  { key: 'state', label: 'Trạng thái' },
  { key: 'due', label: 'Hạn trả', sort: { href: HERE, now: 'up' as const } },
]

export const examples: Example[] = [
  {
    name: 'Danh sách sắp xếp được',
    node: (
      <Table
        caption="Hồ sơ đang giải quyết"
        columns={columns}
        rows={[
          {
            code: <a href={HERE}>H33.12.27-261120-0003</a>,
            who: 'Phạm Thị Ánh',
            state: <Tag kind="late">Quá hạn</Tag>,
            due: '22/11/2026',
          },
          {
            code: <a href={HERE}>H33.12.27-261123-0007</a>,
            who: 'Nguyễn Văn An',
            state: <Tag kind="progress">Đang xử lý</Tag>,
            due: '24/11/2026',
          },
        ]}
      />
    ),
  },
  {
    name: 'Bảng số có dòng cộng',
    node: (
      <Table
        caption="Hồ sơ tiếp nhận trong tháng"
        columns={[
          { key: 'field', label: 'Lĩnh vực', rowHeader: true },
          { key: 'all', label: 'Tiếp nhận', numeric: true },
          { key: 'late', label: 'Quá hạn', numeric: true },
        ]}
        rows={[
          { field: 'Hộ tịch', all: '128', late: '1' },
          { field: 'Chứng thực', all: '1.342', late: '0' },
        ]}
        foot={{ field: 'Cộng', all: '1.470', late: '1' }}
      />
    ),
  },
]
