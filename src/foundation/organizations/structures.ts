import type { OfficerRole } from '#platform/context'
import { namedId } from './tables.ts'

interface StandardPosition {
  key: PositionKey
  title: string
  roles: OfficerRole[]
  department: string | null
}

/** Positions of the standard structures, by which an officer can be appointed without looking up an id. */
export type PositionKey =
  | 'chairman'
  | 'vice_chairman'
  | 'director'
  | 'one_stop'
  | 'justice'
  | 'economy'
  | 'culture'
  | 'specialist'
  | 'clerk'
  | 'administrator'

interface Structure {
  departments: { key: string; name: string }[]
  positions: StandardPosition[]
}

export type StructureKey = 'commune' | 'centre' | 'province'

/** The departments of a commune since 1 July 2025, of a provincial one-stop centre, and a province's office; posts as the programme needs them. */
export const STRUCTURES: Record<StructureKey, Structure> = {
  commune: {
    departments: [
      { key: 'office', name: 'Văn phòng HĐND và UBND' },
      { key: 'economy', name: 'Phòng Kinh tế' },
      { key: 'culture', name: 'Phòng Văn hóa – Xã hội' },
      { key: 'one_stop', name: 'Trung tâm Phục vụ hành chính công' },
    ],
    positions: [
      { key: 'chairman', title: 'Chủ tịch UBND xã', roles: ['leader'], department: null },
      { key: 'vice_chairman', title: 'Phó Chủ tịch UBND xã', roles: ['leader'], department: null },
      { key: 'justice', title: 'Chuyên viên tư pháp – hộ tịch', roles: ['specialist'], department: 'office' },
      { key: 'clerk', title: 'Văn thư', roles: ['clerk'], department: 'office' },
      { key: 'administrator', title: 'Quản trị hệ thống', roles: ['administrator'], department: 'office' },
      { key: 'economy', title: 'Chuyên viên Phòng Kinh tế', roles: ['specialist'], department: 'economy' },
      { key: 'culture', title: 'Chuyên viên Phòng Văn hóa – Xã hội', roles: ['specialist'], department: 'culture' },
      { key: 'one_stop', title: 'Cán bộ tiếp nhận và trả kết quả', roles: ['one_stop'], department: 'one_stop' },
    ],
  },
  centre: {
    departments: [
      { key: 'office', name: 'Phòng Hành chính – Tổng hợp' },
      { key: 'one_stop', name: 'Bộ phận Tiếp nhận và Trả kết quả' },
    ],
    positions: [
      { key: 'director', title: 'Giám đốc Trung tâm', roles: ['leader'], department: null },
      { key: 'specialist', title: 'Chuyên viên thẩm định', roles: ['specialist'], department: 'office' },
      { key: 'clerk', title: 'Văn thư', roles: ['clerk'], department: 'office' },
      { key: 'administrator', title: 'Quản trị hệ thống', roles: ['administrator'], department: 'office' },
      { key: 'one_stop', title: 'Cán bộ tiếp nhận và trả kết quả', roles: ['one_stop'], department: 'one_stop' },
    ],
  },
  province: {
    departments: [{ key: 'office', name: 'Văn phòng UBND tỉnh' }],
    positions: [
      { key: 'chairman', title: 'Chủ tịch UBND tỉnh', roles: ['leader'], department: null },
      { key: 'vice_chairman', title: 'Phó Chủ tịch UBND tỉnh', roles: ['leader'], department: null },
      { key: 'specialist', title: 'Chuyên viên tổng hợp', roles: ['specialist'], department: 'office' },
      { key: 'clerk', title: 'Văn thư', roles: ['clerk'], department: 'office' },
      { key: 'administrator', title: 'Quản trị hệ thống', roles: ['administrator'], department: 'office' },
    ],
  },
}

export const departmentIdOf = (agencyId: string, key: string): string => namedId('department', agencyId, key)
export const positionIdOf = (agencyId: string, key: PositionKey): string => namedId('position', agencyId, key)
