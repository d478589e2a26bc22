export const SHEET_KINDS = ['csv', 'xlsx'] as const
export type SheetKind = (typeof SHEET_KINDS)[number]
export type Cell = string | number

export const SHEET_MEDIA: Record<SheetKind, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** Rows as a file that spreadsheets open; the first three rows and the last are set off in a workbook. */
export const sheetOf = async (rows: readonly (readonly Cell[])[], kind: SheetKind): Promise<Uint8Array> =>
  kind === 'csv' ? new TextEncoder().encode(csvOf(rows)) : xlsxOf(rows)

/** CSV with a byte order mark, so that spreadsheets read it as UTF-8. Text that a spreadsheet would run as a formula gets an apostrophe. */
export function csvOf(sheet: readonly (readonly Cell[])[]): string {
  const field = (value: Cell) => {
    if (typeof value === 'number') return String(value)
    const safe = /^\s*[=+\-@|%]|^[\t\r]/.test(value) ? `'${value}` : value
    return /[",;\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
  }
  return `\uFEFF${sheet.map((row) => row.map(field).join(',')).join('\r\n')}\r\n`
}

/** An Excel workbook: numbers as numbers, everything else as text, never a formula. */
async function xlsxOf(sheet: readonly (readonly Cell[])[]): Promise<Uint8Array> {
  const { default: writeXlsxFile } = await import('write-excel-file/node')
  const data = sheet.map((row, index) =>
    row.map((value) =>
      typeof value === 'number'
        ? { value, type: Number }
        : { value, type: String, ...(index < 3 || index === sheet.length - 1 ? { fontWeight: 'bold' as const } : {}) },
    ),
  )
  return writeXlsxFile(data, { orientation: 'landscape', columns: [{ width: 40 }] }).toBuffer()
}
