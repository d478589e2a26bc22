/** The way to recognition (facts §9: self-assessment, appraisal, council, decision). Pure. */
export const STATUSES = ['draft', 'sent', 'returned', 'appraised', 'heard', 'recognised', 'refused'] as const
export type ApplicationStatus = (typeof STATUSES)[number]
export const STEPS = ['send', 'return', 'finish-appraisal', 'close-hearing', 'recognise', 'refuse'] as const
export type ApplicationStep = (typeof STEPS)[number]

const MOVES: Record<ApplicationStep, Partial<Record<ApplicationStatus, ApplicationStatus>>> = {
  send: { draft: 'sent', returned: 'sent' },
  return: { sent: 'returned' },
  'finish-appraisal': { sent: 'appraised' },
  'close-hearing': { appraised: 'heard' },
  recognise: { heard: 'recognised' },
  refuse: { heard: 'refused' },
}

/** Where a step leads, undefined where it may not be taken. */
export const nextStatus = (status: ApplicationStatus, step: ApplicationStep): ApplicationStatus | undefined => MOVES[step][status]

/** Whether the commune may still write. */
export const isOpen = (status: ApplicationStatus): boolean => status === 'draft' || status === 'returned'

export const isDecided = (status: ApplicationStatus): boolean => status === 'recognised' || status === 'refused'
