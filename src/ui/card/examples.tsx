import { type Example, HERE } from '../examples/example.ts'
import { Card, CardList, NumberTile, TileList } from './card.tsx'

export const examples: Example[] = [
  {
    name: 'CardList, Card',
    node: (
      <CardList>
        <Card title="Đăng ký khai sinh" href={HERE} level={4}>
          Làm ngay trong ngày.
        </Card>
        <Card title="Xác nhận tình trạng hôn nhân" href={HERE} level={4}>
          Trong 3 ngày làm việc.
        </Card>
        <Card title="Bộ phận một cửa" level={4}>
          Sáng 07:30–11:30, chiều 13:30–17:00.
        </Card>
      </CardList>
    ),
  },
  {
    name: 'TileList, NumberTile',
    node: (
      <TileList>
        <NumberTile label="Quá hạn" value="3" href={HERE} late />
        <NumberTile label="Đến hạn hôm nay" value="5" href={HERE} />
        <NumberTile label="Trả đúng hạn" value="98,1 %" note="214/218 hồ sơ, tháng 11" href={HERE} />
      </TileList>
    ),
  },
]
