import type { Locale } from '#platform/context'
import { formatDate } from '#platform/time'
import { Button } from '#ui/button'
import { Select } from '#ui/fields'
import { Form } from '#ui/form'
import { Table } from '#ui/table'
import { Text } from '#ui/typography'
import { compareVersions } from '../editor/compare-versions.ts'
import { conditionPaths } from '../editor/condition-paths.ts'
import { editorText } from '../editor/editor-messages.ts'
import type { ProcedureContent } from '../editor/procedure-content.ts'
import { tellDifference } from '../editor/words-of-content.ts'
import { EditorFrame, editorPath } from './editor-frame.tsx'

/** A version, or the draft (`nhap`), that can be compared. */
export interface Side {
  id: string
  validFrom: string | undefined
  content: ProcedureContent
}

interface ComparePageProps {
  code: string
  sides: Side[]
  from: Side
  to: Side
  locale: Locale
}

/** /quan-tri/thu-tuc/:code/so-sanh: what differs, section by section, in words. */
export function EditorComparePage({ code, sides, from, to, locale }: ComparePageProps) {
  const t = editorText(locale)
  const nameOf = (side: Side) => (side.validFrom ? t.versionFrom(formatDate(side.validFrom)) : t.theDraft)
  const options = sides.map((side) => ({ value: side.id, label: nameOf(side) }))
  const paths = new Map([...conditionPaths(from.content), ...conditionPaths(to.content)])
  const told = compareVersions(from.content, to.content).map((one) => tellDifference(one, paths, locale))
  return (
    <EditorFrame code={code} name={to.content.name} title={t.compareTitle} locale={locale}>
      <Form action={editorPath(code, '/so-sanh')} method="get">
        <Select name="tu" label={t.pickFrom} value={from.id} options={options} />
        <Select name="den" label={t.pickTo} value={to.id} options={options} />
        <Button kind="secondary">{t.compare}</Button>
      </Form>
      <Text>{told.length === 0 ? t.noDifference : t.compareLead(nameOf(from), nameOf(to))}</Text>
      {[...new Set(told.map((one) => one.section))].map((section) => (
        <Table
          key={section}
          caption={section}
          columns={[
            { key: 'what', label: t.what },
            { key: 'kind', label: t.change_ },
            { key: 'before', label: t.old },
            { key: 'after', label: t.new_ },
          ]}
          rows={told
            .filter((one) => one.section === section)
            .map((one) => ({
              what: <span lang="vi">{one.what}</span>,
              kind: t.kinds[one.kind],
              before: <span lang="vi">{one.kind === 'added' ? '–' : one.before}</span>,
              after: <span lang="vi">{one.kind === 'removed' ? '–' : one.after}</span>,
            }))}
        />
      ))}
    </EditorFrame>
  )
}
