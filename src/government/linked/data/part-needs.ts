/** What one part of a linked form is about: the choice on the form that asks for it, and the answers and papers that its agency may see. */
export interface PartNeeds {
  /** Value of the form's `services` that asks for this part. */
  service: string
  /** Fields and groups of the form, e.g. `child`. */
  answers: readonly string[]
  /** Codes of components. */
  papers: readonly string[]
}

/** By linked procedure, then by part. Only what the part needs goes to its agency (Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15). */
export const PART_NEEDS: Record<string, Record<string, PartNeeds>> = {
  '3.000722': {
    '1.001193': {
      service: 'birth',
      answers: ['requester', 'child', 'mother', 'father', 'marriage', 'agreement', 'wantsCopies', 'copyCount'],
      papers: ['TP02', 'TP05'],
    },
    '1.004222': {
      service: 'residence',
      answers: [
        'requester',
        'child',
        'residenceChoice',
        'parentsSameResidence',
        'permanentResidence',
        'householdHead',
        'headConsent',
      ],
      papers: ['TP03', 'TP04'],
    },
    '1.014137': { service: 'healthCard', answers: ['requester', 'child', 'healthCard'], papers: [] },
    '1.116410': { service: 'identityCard', answers: ['requester', 'child'], papers: [] },
  },
}
