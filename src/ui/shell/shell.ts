import { createContext } from 'preact'
import { useContext } from 'preact/hooks'

/** What every page's frame needs to know; given once by `page()`. */
export interface ShellValue {
  locale: 'vi' | 'en'
  path: string
  actor: { kind: 'citizen' | 'officer'; name: string; agencyName: string | undefined } | undefined
  siteName: string
  demo: boolean
  largePrint: boolean
  /** A fresh token for one form. */
  formToken: () => string
  menu: { href: string; label: string; current: boolean }[]
  notice: { kind: 'success' | 'info' | 'warning'; text: string } | undefined
}

const OUTSIDE: ShellValue = {
  locale: 'vi',
  path: '/',
  actor: undefined,
  siteName: 'Đình',
  demo: false,
  largePrint: false,
  formToken: () => '',
  menu: [],
  notice: undefined,
}

export const Shell = createContext<ShellValue>(OUTSIDE)
export const useShell = (): ShellValue => useContext(Shell)
