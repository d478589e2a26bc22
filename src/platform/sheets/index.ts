export { cellName, MOST_ROWS, type ReadCell, type ReadSheet, readSheet, type SheetProblem } from './read-sheet.ts'
export { type Cell, csvOf, SHEET_KINDS, SHEET_MEDIA, type SheetKind, sheetOf } from './write-sheet.ts'
