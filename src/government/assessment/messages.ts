import { defineMessages } from '#platform/messages'
import { ratingEn } from './messages/rating-en.ts'
import { ratingVi } from './messages/rating-vi.ts'
import { reportEn } from './messages/report-en.ts'
import { reportVi } from './messages/report-vi.ts'

export const text = defineMessages({ ...reportVi, ...ratingVi }, { ...reportEn, ...ratingEn })
