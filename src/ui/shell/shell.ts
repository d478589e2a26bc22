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
  /** `count`: how much waits there, e.g. tasks. */
  menu: { href: string; label: string; current: boolean; count?: number | undefined }[]
  notice: { kind: 'success' | 'info' | 'warning'; text: string } | undefined
  /** What each field with an error is called, by its id: noted as the fields are drawn, for the summary above them. */
  called?: Map<string, string> | undefined
  /** Who answers for this site (TT 32/2017/TT-BTTTT Đ16): stands at the foot of each page, as far as given. */
  contact?: { agencyName: string; responsible?: string; address?: string; phone?: string; email?: string } | undefined
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
