import { defineMessages } from '#platform/messages'
import { editorEn } from '../messages/editor-en.ts'
import { editorVi } from '../messages/editor-vi.ts'

export const editorText = defineMessages(editorVi, editorEn)
