import { defineMessages } from '#platform/messages'
import { en } from './messages/en.ts'
import { vi } from './messages/vi.ts'

export const text = defineMessages(vi, en)
