import type { ComponentChildren } from 'preact'
import type { Locale } from '#platform/context'
import { ErrorSummary } from '#ui/error-summary'
import { Tabs } from '#ui/tabs'
import { Heading, Text } from '#ui/typography'
import { editorText } from '../editor/editor-messages.ts'
import type { SectionKey } from '../editor/editor-sections.ts'
import { Vietnamese } from './vietnamese.tsx'

export const editorPath = (code: string, rest = ''): string => `/quan-tri/thu-tuc/${code}${rest}`

interface EditorFrameProps {
  code: string
  name: string
  title: string
  errors?: Record<string, string>
  /** The section shown, and all that the procedure has. */
  section?: SectionKey
  sections?: readonly { key: SectionKey }[]
  locale: Locale
  children: ComponentChildren
}

/** What every page of the editor shares: which procedure, which page, and the sections where one is being edited. */
export function EditorFrame({ code, name, title, errors = {}, section, sections = [], locale, children }: EditorFrameProps) {
  const t = editorText(locale)
  return (
    <>
      <ErrorSummary errors={errors} />
      <Heading level={1}>{title}</Heading>
      <Text>
        {code} · <Vietnamese>{name}</Vietnamese>
      </Text>
      {section ? (
        <Tabs
          label={t.section}
          tabs={sections.map(({ key }) => ({
            href: editorPath(code, `/sua/${key}`),
            label: t.sections[key],
            current: key === section,
          }))}
        />
      ) : null}
      {children}
      {title === t.edit ? null : (
        <p>
          <a href={editorPath(code)}>{t.back}</a>
        </p>
      )}
    </>
  )
}
