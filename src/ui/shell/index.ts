export { Shell, type ShellValue, useShell } from './shell.ts'
