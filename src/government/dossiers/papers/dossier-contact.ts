import { fold } from '#platform/vietnamese'
import type { DossierTable } from '../tables.ts'

export interface DossierContact {
  address?: string | undefined
  phone?: string | undefined
  email?: string | undefined
  /** Of the holder alone, never of somebody else who is named in the form. */
  idNumber?: string | undefined
}

/** How the form says that the applicant can be reached: the first group of its answers that has a telephone. */
export function contactOf({ answers, applicant_name }: Pick<DossierTable, 'answers' | 'applicant_name'>): DossierContact {
  const own =
    Object.values(answers).find(
      (group): group is Record<string, unknown> => typeof group === 'object' && group !== null && 'phone' in group,
    ) ?? {}
  const said = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)
  const residence =
    typeof own.residence === 'object' && own.residence ? (own.residence as { text?: unknown }).text : own.residence
  const isHolder = fold(String(own.fullName ?? '')) === fold(applicant_name)
  return {
    address: said(residence),
    phone: said(own.phone),
    email: said(own.email),
    idNumber: isHolder ? said(own.idNumber) : undefined,
  }
}
