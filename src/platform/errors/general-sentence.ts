import { text } from './messages.ts'

const ABOUT_FIELDS = [
  'required',
  'tooShort',
  'tooLong',
  'tooSmall',
  'tooBig',
  'fewItems',
  'manyItems',
  'notNumber',
  'notWhole',
  'notYesNo',
  'notChoice',
  'choose',
  'notEmail',
  'notAddress',
  'notDate',
  'notTime',
  'wrongFormat',
] as const

const shapeOf = (sentence: string) => sentence.replace(/\d+/g, '0')
const SHAPES = new Set(
  (['vi', 'en'] as const).flatMap((locale) =>
    ABOUT_FIELDS.flatMap((key) => {
      const said = text(locale)[key]
      return (typeof said === 'function' ? [said(1), said(7)] : [said]).map(shapeOf)
    }),
  ),
)

/** Whether a sentence of `check` fits every field, so that beside others it must be told of which it speaks. */
export const isGeneralSentence = (sentence: string): boolean => SHAPES.has(shapeOf(sentence))
