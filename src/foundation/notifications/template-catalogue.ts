/** `full`: mail and inbox; `short`: SMS, Zalo and push. */
export const TEMPLATE_FORMS = ['full', 'short'] as const
export type TemplateForm = (typeof TEMPLATE_FORMS)[number]
export const TEMPLATE_LOCALES = ['vi', 'en'] as const
export type TemplateLocale = (typeof TEMPLATE_LOCALES)[number]

/** Places that every template may use; filled by this module. */
export const SHARED_PLACES = ['name', 'code', 'agency', 'link'] as const

/**
 * The messages there are, and the places each may use beside the shared ones. Values come from the caller as people read them: dates by
 * formatDate, money by formatMoney.
 */
export const TEMPLATES = {
  'dossier.submitted': ['procedure'],
  'dossier.accepted': ['procedure', 'dueAt'],
  'dossier.supplement': ['procedure', 'what'],
  'dossier.refused': ['procedure', 'reason'],
  'dossier.stopped': ['procedure', 'reason'],
  'dossier.saidAtDesk': ['procedure', 'what', 'reason'],
  'dossier.late': ['procedure', 'dueAt'],
  'dossier.apology': ['procedure', 'dueAt', 'newDueAt', 'reason'],
  'dossier.result': ['procedure', 'place'],
  'dossier.returned': ['procedure'],
  'dossier.partDone': ['procedure', 'part', 'number'],
  'dossier.payment': ['procedure', 'amount'],
  'dossier.filedByMandate': ['procedure', 'agent'],
  'dossier.filedWithCode': ['procedure', 'helper'],
  'mandate.made': ['agent', 'until'],
  'mandate.offered': ['owner', 'until'],
  'mandate.recorded': ['owner', 'agent', 'until'],
  'mandate.accepted': ['agent', 'until'],
  'mandate.revoked': ['owner', 'agent', 'when'],
  'mandate.declined': ['agent', 'when'],
  'mandate.expired': ['owner', 'agent', 'until'],
  'assistance.used': ['helper', 'procedure', 'until'],
  'assistance.cancelled': ['owner', 'procedure', 'when'],
} as const satisfies Record<string, readonly string[]>

export type TemplateCode = keyof typeof TEMPLATES
export const TEMPLATE_CODES = Object.keys(TEMPLATES) as TemplateCode[]
export const isTemplateCode = (text: string): text is TemplateCode => Object.hasOwn(TEMPLATES, text)

/** All places that a template may use. */
export const placesOf = (code: TemplateCode): readonly string[] => [...SHARED_PLACES, ...TEMPLATES[code]]

/** Values of the places of a template, as the caller of `notify` gives them. */
export type DataOf<Code extends TemplateCode> = Record<(typeof TEMPLATES)[Code][number], string>
