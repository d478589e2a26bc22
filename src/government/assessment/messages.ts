import { defineMessages } from '#platform/messages'
import { reportEn } from './messages/report-en.ts'
import { reportVi } from './messages/report-vi.ts'

export const text = defineMessages(reportVi, reportEn)
