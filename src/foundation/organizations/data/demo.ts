import type { AgencyKind } from '../tables.ts'

/** An agency of the demo world. */
export interface DemoRow {
  slug: string
  kind: AgencyKind
  name: string
  /** Code of its administrative unit, as of the agency's first day of demo time. */
  unit: string
  parent?: string
  code: string
  from: string
  /** Last day; with the slugs that follow it. */
  until?: string
  successors?: string[]
  structure?: 'commune' | 'centre' | 'province'
}

const OLD = '2020-01-01'
const REFORM = '2025-07-01'
const LAST = '2025-06-30'

const HUNG_YEN = ', tỉnh Hưng Yên'
const THANH_HOA = ', tỉnh Thanh Hóa'

const province = (slug: string, name: string, unit: string, code: string, from: string): DemoRow => ({
  slug: `tinh-${slug}`,
  kind: 'ubnd_tinh',
  name: `UBND tỉnh ${name}`,
  unit,
  code,
  from,
  structure: 'province',
})

const centre = (slug: string, name: string, unit: string, code: string, from: string): DemoRow => ({
  slug: `trung-tam-${slug}`,
  kind: 'trung_tam_phuc_vu_hanh_chinh_cong',
  name: `Trung tâm Phục vụ hành chính công tỉnh ${name}`,
  unit,
  parent: `tinh-${slug}`,
  code,
  from,
  structure: 'centre',
})

const commune = (slug: string, name: string, unit: string, code: string, parent: string): DemoRow => ({
  slug,
  kind: 'ubnd_xa',
  name: `UBND ${name}`,
  unit,
  parent,
  code,
  from: REFORM,
  structure: 'commune',
})

/** An agency of a branch of the state beside the commune, which it does not belong to. */
const office = (slug: string, name: string, unit: string, code: string): DemoRow => ({
  slug,
  kind: 'other',
  name,
  unit,
  code,
  from: REFORM,
  structure: 'centre',
})

const district = (slug: string, name: string, unit: string, code: string, successors: string[]): DemoRow => ({
  slug,
  kind: 'ubnd_huyen',
  name: `UBND huyện ${name}`,
  unit,
  code,
  from: OLD,
  until: LAST,
  successors,
})

/** Old communes of one district: [code of the unit, name, slug], numbered within the district. */
const former = (
  parent: string,
  place: string,
  districtCode: string,
  groups: [successor: string, members: [unit: string, name: string, slug: string][]][],
): DemoRow[] =>
  groups
    .flatMap(([successor, members]) => members.map(([unit, name, slug]) => ({ successor, unit, name, slug })))
    .map(({ successor, unit, name, slug }, i) => ({
      slug,
      kind: 'ubnd_xa' as const,
      name: `UBND ${name}, ${place}`,
      unit,
      parent,
      code: `${districtCode}.${i + 1}`,
      from: OLD,
      until: LAST,
      successors: [successor],
    }))

/** Parents and successors stand before those that name them. */
export const DEMO_AGENCIES: DemoRow[] = [
  province('hung-yen', 'Hưng Yên', '33', 'H31', REFORM),
  province('thanh-hoa', 'Thanh Hóa', '38', 'H56', OLD),
  {
    ...province('thai-binh', 'Thái Bình', '34', 'H54', OLD),
    structure: undefined,
    until: LAST,
    successors: ['tinh-hung-yen'],
  },
  centre('hung-yen', 'Hưng Yên', '33', 'H31.12', REFORM),
  centre('thanh-hoa', 'Thanh Hóa', '38', 'H56.13', OLD),
  {
    ...centre('thai-binh', 'Thái Bình', '34', 'H54.11', OLD),
    structure: undefined,
    until: LAST,
    successors: ['trung-tam-hung-yen'],
  },
  commune('xa-quynh-phu', `xã Quỳnh Phụ${HUNG_YEN}`, '12472', 'H31.115', 'tinh-hung-yen'),
  // They do their parts of linked procedures on the same program; their codes are invented.
  office('cong-an-xa-quynh-phu', `Công an xã Quỳnh Phụ${HUNG_YEN}`, '12472', 'H31.901'),
  office('bhxh-quynh-phu', `Bảo hiểm xã hội cơ sở Quỳnh Phụ${HUNG_YEN}`, '12472', 'H31.902'),
  commune('xa-a-sao', `xã A Sào${HUNG_YEN}`, '12499', 'H31.118', 'tinh-hung-yen'),
  commune('xa-tho-xuan', `xã Thọ Xuân${THANH_HOA}`, '15499', 'H56.125', 'tinh-thanh-hoa'),
  commune('xa-sao-vang', `xã Sao Vàng${THANH_HOA}`, '15553', 'H56.128', 'tinh-thanh-hoa'),
  commune('xa-quang-ngoc', `xã Quảng Ngọc${THANH_HOA}`, '16498', 'H56.142', 'tinh-thanh-hoa'),
  {
    ...district('huyen-quynh-phu', 'Quỳnh Phụ, tỉnh Thái Bình', '338', 'H54.20', ['xa-quynh-phu', 'xa-a-sao']),
    parent: 'tinh-thai-binh',
  },
  {
    ...district('huyen-tho-xuan', `Thọ Xuân${THANH_HOA}`, '395', 'H56.25', ['xa-tho-xuan', 'xa-sao-vang']),
    parent: 'tinh-thanh-hoa',
  },
  {
    ...district('huyen-quang-xuong', `Quảng Xương${THANH_HOA}`, '406', 'H56.22', ['xa-quang-ngoc']),
    parent: 'tinh-thanh-hoa',
  },
  ...former('huyen-quynh-phu', 'huyện Quỳnh Phụ, tỉnh Thái Bình', 'H54.20', [
    [
      'xa-quynh-phu',
      [
        ['12472', 'thị trấn Quỳnh Côi', 'thi-tran-quynh-coi-cu'],
        ['12520', 'xã Quỳnh Hải', 'xa-quynh-hai-cu'],
        ['12529', 'xã Quỳnh Hội', 'xa-quynh-hoi-cu'],
        ['12505', 'xã Quỳnh Hồng', 'xa-quynh-hong-cu'],
        ['12535', 'xã Quỳnh Mỹ', 'xa-quynh-my-cu'],
        ['12553', 'xã Quỳnh Hưng', 'xa-quynh-hung-cu'],
      ],
    ],
    [
      'xa-a-sao',
      [
        ['12499', 'xã An Thái', 'xa-an-thai-cu'],
        ['12475', 'xã An Khê', 'xa-an-khe-cu'],
        ['12478', 'xã An Đồng', 'xa-an-dong-cu'],
        ['12490', 'xã An Hiệp', 'xa-an-hiep-cu'],
      ],
    ],
  ]),
  ...former('huyen-tho-xuan', 'huyện Thọ Xuân, tỉnh Thanh Hóa', 'H56.25', [
    [
      'xa-tho-xuan',
      [
        ['15499', 'thị trấn Thọ Xuân', 'thi-tran-tho-xuan-cu'],
        ['15493', 'xã Xuân Hồng', 'xa-xuan-hong-cu'],
        ['15514', 'xã Xuân Trường', 'xa-xuan-truong-cu'],
        ['15526', 'xã Xuân Giang', 'xa-xuan-giang-cu'],
      ],
    ],
    [
      'xa-sao-vang',
      [
        ['15553', 'thị trấn Sao Vàng', 'thi-tran-sao-vang-cu'],
        ['15541', 'xã Thọ Lâm', 'xa-tho-lam-cu'],
        ['15550', 'xã Xuân Phú', 'xa-xuan-phu-cu'],
        ['15532', 'xã Xuân Sinh', 'xa-xuan-sinh-cu'],
      ],
    ],
  ]),
  ...former('huyen-quang-xuong', 'huyện Quảng Xương, tỉnh Thanh Hóa', 'H56.22', [
    [
      'xa-quang-ngoc',
      [
        ['16498', 'xã Quảng Ngọc', 'xa-quang-ngoc-cu'],
        ['16471', 'xã Quảng Hợp', 'xa-quang-hop-cu'],
        ['16474', 'xã Quảng Văn', 'xa-quang-van-cu'],
        ['16510', 'xã Quảng Phúc', 'xa-quang-phuc-cu'],
      ],
    ],
  ]),
]
