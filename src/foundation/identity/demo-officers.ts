import type { PositionKey } from '#foundation/organizations'
import type { OfficerRole } from '#platform/context'

/** An invented officer of the demo world. */
export interface DemoOfficer {
  username: string
  fullName: string
  gender: 'male' | 'female'
  role: OfficerRole
  /** Slugs of agencies (see organizations) and the position held in each. */
  posts: { agency: string; position: PositionKey }[]
}

const POSITIONS: Record<string, [position: PositionKey, role: OfficerRole]> = {
  motcua: ['one_stop', 'one_stop'],
  hotich: ['justice', 'specialist'],
  kinhte: ['economy', 'specialist'],
  vanhoa: ['culture', 'specialist'],
  thamdinh: ['specialist', 'specialist'],
  chutich: ['chairman', 'leader'],
  phochutich: ['vice_chairman', 'leader'],
  giamdoc: ['director', 'leader'],
  canbo: ['specialist', 'specialist'],
  tonghop: ['specialist', 'specialist'],
  truong: ['director', 'leader'],
  vanthu: ['clerk', 'clerk'],
  quantri: ['administrator', 'administrator'],
}

// place: agency, then `prefix Name` for each officer; `+` marks a woman.
const ROWS: [agency: string, place: string, officers: string][] = [
  [
    'xa-quynh-phu',
    'quynhphu',
    'motcua +Phạm Thị Loan;hotich Nguyễn Văn Bình;kinhte Trần Đức Long;vanhoa +Đỗ Thị Hiền;chutich Vũ Xuân Trường;phochutich +Hoàng Thị Minh;vanthu +Lê Thị Nhàn;quantri Đặng Quốc Khánh',
  ],
  [
    'xa-a-sao',
    'asao',
    'motcua +Nguyễn Thị Sen;hotich Bùi Đức Anh;kinhte +Phạm Thị Oanh;vanhoa Lại Văn Tùng;chutich Nguyễn Duy Hưng;phochutich Phạm Văn Khải;vanthu +Vũ Thị Lụa;quantri Đoàn Trung Kiên',
  ],
  [
    'xa-tho-xuan',
    'thoxuan',
    'motcua +Lê Thị Hằng;hotich +Nguyễn Thị Vân;kinhte Lê Văn Đạt;vanhoa Trịnh Văn Hòa;chutich Lê Huy Hoàng;phochutich +Đỗ Thị Lệ;vanthu +Hà Thị Quế;quantri Nguyễn Tiến Dũng',
  ],
  [
    'xa-sao-vang',
    'saovang',
    'motcua Lê Trọng Nghĩa;hotich +Phạm Thị Thúy;kinhte Nguyễn Văn Sáng;vanhoa +Lê Thị Bình;chutich Hoàng Văn Đồng;phochutich Lê Xuân Thủy;vanthu +Trần Thị Hoa;quantri Bùi Ngọc Hà',
  ],
  [
    'xa-quang-ngoc',
    'quangngoc',
    'motcua +Đinh Thị Hường;hotich Lê Minh Tuấn;kinhte +Hoàng Thị Lan Anh;vanhoa Nguyễn Sỹ Tài;chutich Lê Đăng Khoa;phochutich +Vũ Thị Ngân;vanthu +Nguyễn Thị Bưởi;quantri Phạm Gia Bảo',
  ],
  [
    'trung-tam-hung-yen',
    'hungyen',
    'motcua +Nguyễn Thị Hải Yến;thamdinh Phạm Quang Huy;giamdoc Đào Văn Quyết;vanthu +Trần Thị Thoa;quantri Vũ Anh Tú',
  ],
  [
    'trung-tam-thanh-hoa',
    'thanhhoa',
    'motcua +Lê Thị Thanh;thamdinh Nguyễn Khắc Hiếu;giamdoc Trịnh Xuân Phú;vanthu +Lê Thị Mơ;quantri Hoàng Đức Thịnh',
  ],
  [
    'tinh-hung-yen',
    'tinhhungyen',
    'tonghop +Đoàn Thị Thu Trang;chutich Phạm Quang Thắng;vanthu +Bùi Thị Mận;quantri Ngô Văn Tài',
  ],
  ['tinh-thanh-hoa', 'tinhthanhhoa', 'tonghop Lê Văn Nguyên;chutich +Nguyễn Thị Lam;vanthu +Mai Thị Cúc;quantri Phạm Hữu Lộc'],
  ['cong-an-xa-quynh-phu', 'caquynhphu', 'canbo Nguyễn Văn Lâm;truong Đỗ Đức Thọ'],
  ['bhxh-quynh-phu', 'bhxhquynhphu', 'canbo +Vũ Thị Thu;truong Phạm Văn Nghị'],
]

const standing: DemoOfficer[] = ROWS.flatMap(([agency, place, officers]) =>
  officers.split(';').map((entry) => {
    const [, prefix, plus, fullName] = /^(\w+) (\+?)(.+)$/.exec(entry)!
    const [position, role] = POSITIONS[prefix!]!
    return {
      username: `${prefix}.${place}`,
      fullName: fullName!,
      gender: plus ? ('female' as const) : ('male' as const),
      role,
      posts: [{ agency, position }],
    }
  }),
)

/** The last one works in two communes and chooses after signing in. */
export const demoOfficers: readonly DemoOfficer[] = [
  ...standing,
  {
    username: 'kiemnhiem',
    fullName: 'Lê Thị Ngọc Diệp',
    gender: 'female',
    role: 'clerk',
    posts: [
      { agency: 'xa-tho-xuan', position: 'clerk' },
      { agency: 'xa-sao-vang', position: 'clerk' },
    ],
  },
]
