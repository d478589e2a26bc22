/** The sealed papers of a dossier. */
export const PAPER_KINDS = ['confirmation', 'receipt', 'supplement', 'refusal', 'apology', 'stop', 'result'] as const
export type PaperKind = (typeof PAPER_KINDS)[number]

export const isPaperKind = (text: string): text is PaperKind => (PAPER_KINDS as readonly string[]).includes(text)
