import { defineMessages } from '#platform/messages'
import { qualityEn } from './messages/quality-en.ts'
import { qualityVi } from './messages/quality-vi.ts'
import { ratingEn } from './messages/rating-en.ts'
import { ratingVi } from './messages/rating-vi.ts'
import { reportEn } from './messages/report-en.ts'
import { reportVi } from './messages/report-vi.ts'

export const text = defineMessages({ ...reportVi, ...ratingVi, ...qualityVi }, { ...reportEn, ...ratingEn, ...qualityEn })
