import { type Example, HERE } from '../examples/example.ts'
import { BarChart } from './bar-chart.tsx'
import { LineChart } from './line-chart.tsx'
import { SmallMultiples } from './small-multiples.tsx'
import { TargetBar } from './target-bar.tsx'
import { TileMap } from './tile-map.tsx'

export const examples: Example[] = [
  {
    name: 'BarChart',
    node: (
      <BarChart
        title="Hồ sơ theo lĩnh vực, tháng 11/2026"
        labelHeading="Lĩnh vực"
        valueHeading="Hồ sơ"
        bars={[
          { label: 'Chứng thực', value: 342, href: HERE },
          { label: 'Hộ tịch', value: 128, href: HERE },
          { label: 'Bảo trợ xã hội và chăm sóc người cao tuổi ở thôn', value: 41, href: HERE },
          { label: 'Đất đai (quá hạn)', value: 7, href: HERE, late: true },
        ]}
        open
      />
    ),
  },
  {
    name: 'LineChart',
    node: (
      <LineChart
        title="Tỷ lệ hồ sơ nộp trực tuyến, năm 2026"
        labelHeading="Tháng"
        labels={['6', '7', '8', '9', '10', '11']}
        series={[
          { name: 'Xã Quỳnh Phụ', values: [41, 48, null, 63, 71, 78] },
          { name: 'Toàn tỉnh', values: [52, 55, 57, 60, 61, 66] },
        ]}
        format={(value) => `${value} %`}
        target={80}
      />
    ),
  },
  { name: 'TargetBar, đạt', node: <TargetBar label="Hồ sơ trả đúng hạn" count={214} total={218} target={95} href={HERE} /> },
  { name: 'TargetBar, chưa đạt', node: <TargetBar label="Số hóa kết quả" count={171} total={218} target={90} href={HERE} /> },
  { name: 'TargetBar, chưa có số liệu', node: <TargetBar label="Thanh toán trực tuyến" count={0} total={0} target={50} /> },
  {
    name: 'TileMap',
    node: (
      <TileMap
        title="Tỷ lệ hồ sơ nộp trực tuyến theo xã"
        labelHeading="Xã"
        valueHeading="Tỷ lệ"
        tiles={['A Sào', 'An Lễ', 'Đồng Bằng', 'Lê Quý Đôn', 'Quỳnh Phụ', 'Thái Thụy'].map((name, at) => ({
          label: `Xã ${name}`,
          value: at === 3 ? null : 60 + at * 7,
          href: `${HERE}#${at}`,
        }))}
        format={(value) => `${value} %`}
      />
    ),
  },
  {
    name: 'SmallMultiples',
    node: (
      <SmallMultiples
        title="Hồ sơ tiếp nhận của từng xã"
        labelHeading="Xã"
        periods={['9/2026', '10/2026', '11/2026']}
        multiples={['A Sào', 'Quỳnh Phụ'].map((name, at) => ({
          label: `Xã ${name}`,
          values: [120 - at * 40, at === 0 ? null : 96, 140 - at * 10],
          href: `${HERE}#m${at}`,
        }))}
      />
    ),
  },
]
