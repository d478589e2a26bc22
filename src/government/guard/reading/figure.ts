export type FigureKind = 'percent' | 'points' | 'money' | 'count' | 'bare'

/** A number of the text with what it is of. Offsets are of the flat text. */
export interface Figure {
  from: number
  /** The unit included. */
  to: number
  /** Of the number alone. */
  numberTo: number
  value: number
  decimals: number
  kind: FigureKind
  /** Without marks: `ho so`, `dong`, `ngay lam viec`; '' where none follows. */
  unit: string
  /** Words around it that say what it is, without marks or stop words. */
  words: string[]
  /** Of these the ones before it in its clause, and the ones behind it. */
  before: string[]
  behind: string[]
  /** Index of its sentence. */
  sentence: number
  /** Index of its paragraph. */
  paragraph: number
  /** `2025`, `q3/2025`, `m9/2025`, `9m/2025`; '' where the text says none near it. */
  period: string
  /** About, over, nearly: the number is not exact. */
  rough: boolean
  /** One end of a range. */
  ranged: boolean
  /** `>=`, `<=` … where the text sets it as a limit. */
  limit: '' | '>=' | '>' | '<=' | '<'
  /** Told as what is aimed at. */
  aimed: boolean
  /** Of a table's cell: row and column; `named` where its unit is only the noun that the row is called by. */
  cell?: { table: number; row: number; column: number; named?: boolean }
}

export interface Sentence {
  from: number
  to: number
  paragraph: number
}
